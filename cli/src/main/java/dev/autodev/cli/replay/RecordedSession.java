package dev.autodev.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last session of a task's last attempt, as the gateway has recorded it in a data directory.
 */
record RecordedSession(Path run, List<ObjectNode> exchanges) {
  RecordedSession {
    exchanges = List.copyOf(exchanges);
  }

  static RecordedSession of(Path data, String task) {
    var runs = folders(data.resolve("runs"), task + "-e");
    if (runs.isEmpty()) {
      throw CliException.failed(
          "%s has no run of task %s; give the data directory of the swarm that did it with --data"
              .formatted(data, task));
    }
    var run = runs.getLast();
    var sessions = folders(run.resolve("sessions"), "");
    if (sessions.isEmpty()) {
      throw CliException.failed(
          "Task %s asked no model in its last attempt, so there is nothing to play again"
              .formatted(task));
    }
    return new RecordedSession(run, read(sessions.getLast().resolve("exchanges.jsonl")));
  }

  /** By the number at the end of their names. */
  private static List<Path> folders(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(each -> each.getFileName().toString().matches("\\Q" + prefix + "\\E\\d+"))
          .sorted(Comparator.comparingInt(each -> number(each, prefix)))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static int number(Path folder, String prefix) {
    return Integer.parseInt(folder.getFileName().toString().substring(prefix.length()));
  }

  private static List<ObjectNode> read(Path file) {
    List<ObjectNode> exchanges = new ArrayList<>();
    try {
      for (var line : Files.readAllLines(file)) {
        JsonNode exchange = Json.read(line);
        if (exchange instanceof ObjectNode object) {
          exchanges.add(object);
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return exchanges;
  }

  private static CliException unreadable(Path place, IOException why) {
    return CliException.failed("%s cannot be read: %s".formatted(place, why.getMessage()));
  }

  /** Writes it as that of a first attempt, which is what a task filed anew has. */
  Path writeTo(Path file) {
    var lines =
        exchanges.stream().map(exchange -> exchange.deepCopy().put("epoch", 1).toString()).toList();
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw CliException.failed("%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }
}
