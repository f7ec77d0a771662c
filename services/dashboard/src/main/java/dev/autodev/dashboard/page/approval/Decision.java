package dev.autodev.dashboard.page.approval;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.GateDesk;
import dev.autodev.dashboard.page.Query;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** What a form says: which button was pressed, why, and by whom. */
public class Decision {
  @RestForm Optional<String> decision = Optional.empty();
  @RestForm Optional<String> reason = Optional.empty();
  @RestForm Optional<String> by = Optional.empty();

  /** Of what was seen under that hash, said by whoever asks. */
  GateDesk.Decided on(Optional<String> hash, Caller caller) {
    String words = Query.given(reason).orElse("");
    GateDecision decided = decided();
    if (decided == GateDecision.REJECT && words.isEmpty()) {
      throw new ControlPlaneException.Invalid(
          "reason", "A rejection needs a reason; it goes back to who works on it");
    }
    String seen =
        Query.given(hash)
            .orElseThrow(
                () ->
                    new ControlPlaneException.Invalid(
                        "hash", "The hash of what was seen is missing; open the page again"));
    return new GateDesk.Decided(decided, Optional.of(seen), words, caller.named(by));
  }

  private GateDecision decided() {
    String name = decision.orElse("");
    return Arrays.stream(GateDecision.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ControlPlaneException.Invalid(
                    "decision", "decision is '" + name + "'; give approve, reject or defer"));
  }
}
