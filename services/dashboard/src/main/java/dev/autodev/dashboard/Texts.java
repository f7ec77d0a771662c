package dev.autodev.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.ControlPlaneException;
import java.util.regex.Pattern;

/** Texts that are stored as they are sent: what could only be stored otherwise is refused. */
final class Texts {
  /** PostgreSQL's texts hold no NUL, and half of a character is none. */
  private static final Pattern FOREIGN = Pattern.compile("[\\x00\\p{Cs}]");

  private Texts() {}

  /** Looks at all texts within, and at the names of fields. */
  static void check(JsonNode json, String path) {
    json.properties()
        .forEach(
            field -> {
              check(field.getKey(), path);
              check(
                  field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey());
            });
    if (json.isArray()) {
      json.forEach(element -> check(element, path));
    }
    if (json.isTextual()) {
      check(json.textValue(), path);
    }
  }

  private static void check(String text, String path) {
    if (FOREIGN.matcher(text).find()) {
      throw new ControlPlaneException.Invalid(
          path,
          (path.isEmpty() ? "the body" : path)
              + " holds the character NUL or half of a character; leave it out");
    }
  }
}
