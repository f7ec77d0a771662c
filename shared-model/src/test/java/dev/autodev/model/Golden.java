package dev.autodev.model;

import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wire type and the file that shows how it is written; a change of a file is a change of the
 * wire.
 *
 * @param family what a reader asks for
 * @param type what it then gets
 */
record Golden(Class<?> family, Class<?> type) {
  /** Every record that is written to a stream. */
  static List<Golden> all() {
    return Stream.concat(
            Stream.of(
                    TaskPayload.class,
                    TaskResult.class,
                    TaskOutcome.class,
                    SwarmEvent.class,
                    ControlMessage.class)
                .flatMap(family -> records(family).map(type -> new Golden(family, type))),
            Stream.of(TaskOrder.class, ProviderState.class).map(type -> new Golden(type, type)))
        .toList();
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Golden::records)
        : Stream.of(type);
  }

  String text() {
    String file = "/golden/" + this + ".json";
    try (InputStream in = Golden.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError("src/test/resources" + file + " is missing; write an example");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Object value() {
    return Json.read(text(), family);
  }

  @Override
  public String toString() {
    return family == type
        ? type.getSimpleName()
        : family.getSimpleName() + "." + type.getSimpleName();
  }
}
