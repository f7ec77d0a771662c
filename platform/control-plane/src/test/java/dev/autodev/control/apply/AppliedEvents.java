package dev.autodev.control.apply;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Scope;
import dev.autodev.model.event.SwarmEvent;
import java.util.function.Function;

/** The way to {@link EventEffects} for a simulation. */
public final class AppliedEvents {
  private final EventEffects effects;

  /** Asks for the bean. */
  public AppliedEvents(Function<Class<?>, Object> beans) {
    this.effects = (EventEffects) beans.apply(EventEffects.class);
  }

  public void lock(Scope scope, SwarmEvent event) {
    EventEffects.lock(scope, event);
  }

  public void apply(Ledger ledger, SwarmEvent event) {
    effects.apply(ledger, event);
  }
}
