package dev.autodev.dashboard;

import dev.autodev.control.Principal;

/** Who asks. Without a login everybody on this machine is its operator, by the name they give. */
final class Caller {
  private static final String UNNAMED = "operator";

  private Caller() {}

  static Principal of(Body body) {
    return Principal.human(body.text("by").orElse(UNNAMED));
  }

  static Principal unnamed() {
    return Principal.human(UNNAMED);
  }
}
