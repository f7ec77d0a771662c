package dev.autodev.cli.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** --payload is JSON, @FILE or - for stdin; an object in every case. */
public final class Payload {
  private Payload() {}

  /** The object. */
  public static JsonNode read(String argument, Invocation invocation) {
    var text = text("--payload", argument, invocation);
    try {
      var node = Json.read(text);
      if (!node.isObject()) {
        throw CliException.usage("--payload is no JSON object; write {\"name\": \"value\"}");
      }
      return node;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw CliException.usage(
          "--payload is no JSON: line %d, column %d: %s"
              .formatted(
                  at == null ? 1 : at.getLineNr(),
                  at == null ? 1 : at.getColumnNr(),
                  e.getOriginalMessage()
                      .lines()
                      .findFirst()
                      .orElse("")
                      .replaceFirst(" \\(start marker at .*", "")));
    }
  }

  /** What an option says itself, or has read from a file or stdin. */
  static String text(String option, String argument, Invocation invocation) {
    try {
      if (argument.equals("-")) {
        return new String(invocation.in().readAllBytes(), StandardCharsets.UTF_8);
      }
      if (argument.startsWith("@")) {
        return Files.readString(invocation.directory().resolve(argument.substring(1)));
      }
      return argument;
    } catch (IOException e) {
      throw CliException.usage(
          "%s '%s' cannot be read: there is no such file or it is no text"
              .formatted(option, argument));
    }
  }
}
