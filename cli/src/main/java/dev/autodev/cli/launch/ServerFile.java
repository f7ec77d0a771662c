package dev.autodev.cli.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * server.json in the data directory: where the swarm listens and which processes are ours to stop.
 */
public record ServerFile(Path file) {
  public static ServerFile in(Path data) {
    return new ServerFile(data.resolve("server.json"));
  }

  public Optional<RunningSwarm> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var node = Json.read(Files.readString(file));
      var processes = new ArrayList<ServiceProcess>();
      node.path("processes").forEach(process -> processes.add(process(process)));
      return Optional.of(
          new RunningSwarm(URI.create(Json.text(node, "url")), Json.text(node, "mode"), processes));
    } catch (JsonProcessingException e) {
      throw unreadable(e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e.getMessage());
    }
  }

  private CliException unreadable(@Nullable String why) {
    return CliException.failed(
        "%s cannot be read (%s); delete it and start the swarm again".formatted(file, why));
  }

  private static ServiceProcess process(JsonNode node) {
    return new ServiceProcess(
        Json.text(node, "name"),
        node.path("pid").asLong(),
        Json.time(node, "startedAt").orElse(Instant.EPOCH));
  }

  void write(RunningSwarm swarm) throws IOException {
    var node = Json.object().put("url", swarm.url().toString()).put("mode", swarm.mode());
    var processes = node.putArray("processes");
    for (var process : swarm.processes()) {
      processes
          .addObject()
          .put("name", process.name())
          .put("pid", process.pid())
          .put("startedAt", process.startedAt().toString());
    }
    var next = file.resolveSibling("server.json.next");
    Files.writeString(next, Json.pretty(node) + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw CliException.failed("%s cannot be deleted (%s); delete it yourself".formatted(file, e));
    }
  }
}
