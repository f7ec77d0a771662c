package dev.autodev.agent.attempt;

import dev.autodev.streams.StreamSelector;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tells the orders channel what there is room for. */
@Singleton
@Identifier("agent-slots")
class OpenStreams implements StreamSelector {
  private final Slots slots;

  @Inject
  OpenStreams(Slots slots) {
    this.slots = slots;
  }

  @Override
  public Map<String, Integer> streams() {
    return slots.streams();
  }
}
