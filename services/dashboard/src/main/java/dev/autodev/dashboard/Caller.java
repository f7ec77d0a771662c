package dev.autodev.dashboard;

import dev.autodev.control.Access;
import dev.autodev.control.Principal;
import dev.autodev.dashboard.access.Asking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who asks: the name goes into the audit trail. */
@ApplicationScoped
public class Caller {
  private final Asking asking;

  Caller(Asking asking) {
    this.asking = asking;
  }

  Principal of(Body body) {
    return named(body.text("by"));
  }

  /** Who says that name, if any, and where a login is asked for, who that is. */
  public Principal named(Optional<String> name) {
    return asking.by(name);
  }

  /** Whether they may do that. */
  public boolean may(Access access) {
    return asking.may(access);
  }

  /** Whose login it is; empty: none was asked for. */
  public String loggedIn() {
    return asking.name();
  }

  /** Who did not say a name. */
  public Principal unnamed() {
    return named(Optional.empty());
  }
}
