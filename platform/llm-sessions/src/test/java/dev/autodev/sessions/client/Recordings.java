package dev.autodev.sessions.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Streams of real runs of the clients, each with how it exited; they lie beside the repository, if
 * anywhere.
 */
public final class Recordings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String META = ".meta.json";

  private Recordings() {}

  /** Names of all runs of a client; the test is skipped where there are none. */
  public static List<String> of(String client) throws IOException {
    Optional<Path> folder = folder().map(all -> all.resolve(client));
    assumeTrue(folder.isPresent(), "no recordings beside this repository: nothing to hear");
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(META))
          .map(name -> name.substring(0, name.length() - META.length()))
          .sorted()
          .toList();
    }
  }

  /** One run as a client's dialect hears it. */
  public static Heard hear(String client, String name, Dialect dialect) throws IOException {
    Path folder = folder().orElseThrow().resolve(client);
    JsonNode meta = JSON.readTree(folder.resolve(name + META).toFile());
    Path lines = folder.resolve(name + ".jsonl");
    return hear(
        Files.exists(lines) ? Files.readAllLines(lines) : List.of(),
        exitCode(meta),
        meta.path("stderr").asText(),
        dialect);
  }

  /** A short stream of our own, from the test's resources. */
  public static Heard hearOurs(String name, int exitCode, Dialect dialect) throws IOException {
    try (InputStream lines = Recordings.class.getResourceAsStream("/clients/" + name + ".jsonl")) {
      String text =
          new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
      return hear(text.lines().toList(), exitCode, "", dialect);
    }
  }

  /** Lines of any source. */
  public static Heard hear(List<String> lines, int exitCode, String complaint, Dialect dialect) {
    List<ClientEvent> events = new ArrayList<>();
    for (String line : lines) {
      try {
        events.addAll(dialect.hear(JSON.readTree(line)));
      } catch (JsonProcessingException e) {
        events.add(new ClientEvent.Unknown("no JSON"));
      }
    }
    return new Heard(events, dialect.verdict(exitCode, complaint));
  }

  private static int exitCode(JsonNode meta) {
    return switch (meta.path("signal").asText()) {
      case "SIGKILL" -> 137;
      case "SIGTERM" -> 143;
      default -> meta.path("exit").asInt();
    };
  }

  private static Optional<Path> folder() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path beside = up.resolve("shared/recordings");
      if (Files.isDirectory(beside)) {
        return Optional.of(beside);
      }
    }
    return Optional.empty();
  }

  /** All that was heard, and what came of it. */
  public record Heard(List<ClientEvent> events, Verdict verdict) {
    public <T extends ClientEvent> List<T> all(Class<T> type) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The kind of verdict, as the tables of tests name it. */
    public String kind() {
      return switch (verdict) {
        case Verdict.Done done -> done.result().isPresent() ? "result" : "done";
        case Verdict.Limited limited ->
            limited.resetsAt().isPresent() ? "limited until" : "limited";
        case Verdict.Refused refused -> "refused";
        case Verdict.Broken broken -> broken.retryable() ? "broken, may pass" : "broken for good";
      };
    }
  }
}
