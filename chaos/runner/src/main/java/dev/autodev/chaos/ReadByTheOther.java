package dev.autodev.chaos;

import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Run with the classes of another version's model: whether it reads the messages in a directory,
 * each a file named after its kind, such as {@code SwarmEvent.TaskClaimed.json}. What it does not
 * read would be a dead letter there.
 */
public final class ReadByTheOther {
  private static final Map<String, Class<?>> FAMILIES =
      Stream.of(
              TaskPayload.class,
              TaskResult.class,
              TaskOutcome.class,
              SwarmEvent.class,
              ControlMessage.class,
              TaskOrder.class,
              ProviderState.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private ReadByTheOther() {}

  /** With the directory; ends with 1 if one cannot be read. */
  public static void main(String[] arguments) throws IOException {
    int read = 0;
    int wrong = 0;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().filter(path -> path.toString().endsWith(".json")).toList()) {
        List<String> words = List.of(file.getFileName().toString().split("\\."));
        try {
          read(words.getFirst(), Files.readString(file));
          read++;
        } catch (RuntimeException e) {
          wrong++;
          System.out.printf("%s: %s%n", file.getFileName(), e.getMessage());
        }
      }
    }
    System.out.printf(
        "The version before reads %d messages of this one, and %d not%n", read, wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static void read(String family, String text) {
    Class<?> type = FAMILIES.get(family);
    if (type == null) {
      throw new IllegalArgumentException("nothing here is called " + family);
    }
    Json.read(text, type);
  }
}
