package dev.autodev.sessions;

final class Checks {
  private Checks() {}

  static void filled(String name, String value) {
    that(!value.isBlank(), name + " is blank");
  }

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new InvalidSessionException(otherwise);
    }
  }
}
