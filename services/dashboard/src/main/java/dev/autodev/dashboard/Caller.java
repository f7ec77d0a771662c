package dev.autodev.dashboard;

import dev.autodev.control.Principal;
import java.util.Optional;

/** Who asks. Without a login everybody on this machine is its operator, by the name they give. */
public final class Caller {
  private static final String UNNAMED = "operator";

  private Caller() {}

  static Principal of(Body body) {
    return named(body.text("by"));
  }

  /** Who says that name, if any. */
  public static Principal named(Optional<String> name) {
    return Principal.human(name.filter(text -> !text.isBlank()).orElse(UNNAMED));
  }

  /** Who did not say a name. */
  public static Principal unnamed() {
    return Principal.human(UNNAMED);
  }
}
