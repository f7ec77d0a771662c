package dev.autodev.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who tells us. */
enum Source {
  GITLAB,
  GITHUB,
  ASANA;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Source> named(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
  }
}
