package dev.autodev.control;

import java.util.Optional;

/** The text by which a repetition of the same request is known. */
final class IdempotencyKey {
  private static final int LONGEST = 200;

  private IdempotencyKey() {}

  static Optional<String> checked(Optional<String> key) {
    if (key.filter(IdempotencyKey::wrong).isPresent()) {
      throw new ControlPlaneException.Invalid(
          "idempotencyKey",
          "idempotencyKey must have 1 to %d characters, none of them a control character, or be left out"
              .formatted(LONGEST));
    }
    return key;
  }

  private static boolean wrong(String key) {
    return key.isBlank()
        || key.length() > LONGEST
        || key.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }
}
