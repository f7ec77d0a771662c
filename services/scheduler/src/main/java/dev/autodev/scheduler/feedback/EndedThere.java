package dev.autodev.scheduler.feedback;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Gates;
import dev.autodev.control.Principal;
import dev.autodev.control.Workflows;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import dev.autodev.forge.Ending;
import dev.autodev.forge.Feedback;
import dev.autodev.forge.RepositoryRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whoever ends at the forge what is asked about has answered: who merges the very commit approves,
 * as far as the repository's rule takes it; who closes it wants none of it. What does not count is
 * told at the gate, once.
 */
@ApplicationScoped
class EndedThere {
  private static final Logger LOG = Logger.getLogger(EndedThere.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Inject Gates gates;
  @Inject Workflows workflows;
  @Inject TrustedAccounts trusted;

  /** Whether it is over there, whatever follows from it here. */
  boolean is(GateView gate, RepositoryRef repository, Feedback forge) {
    String request = HeldAgainst.mergeRequest(gate);
    if (request.isEmpty()) {
      return false;
    }
    Optional<Ending> ending = forge.ended(repository, request);
    ending.ifPresent(one -> answer(gate, one, forge));
    return ending.isPresent();
  }

  private void answer(GateView gate, Ending ending, Feedback forge) {
    Optional<String> by = ending.by().filter(account -> trusted.have(forge, account));
    if (by.isEmpty()) {
      tell(gate, ending, forge, "who did so is not named in trust.authors");
      return;
    }
    Principal person = Principal.human(forge.name() + ":" + by.get());
    switch (ending) {
      case Ending.Closed closed -> cancel(gate, person);
      case Ending.Merged merged when merged.sha().equals(gate.subject().hash()) -> {
        try {
          approve(gate, person);
        } catch (ControlPlaneException.Forbidden e) {
          tell(gate, ending, forge, String.valueOf(e.getMessage()));
        }
      }
      case Ending.Merged merged ->
          tell(gate, ending, forge, "what was merged is %s".formatted(merged.sha()));
    }
  }

  private void approve(GateView gate, Principal by) {
    String hash = gate.subject().hash();
    await(gates.decide(gate.id(), GateDecision.APPROVE, hash, "merged at the forge", by));
  }

  private void cancel(GateView gate, Principal by) {
    String workflow = Objects.requireNonNull(gate.workflow());
    await(workflows.cancel(workflow, "closed at the forge by " + by.name(), by));
    LOG.infof("gate=%s workflow=%s cancelled: %s closed it there", gate.id(), workflow, by.name());
  }

  private void tell(GateView gate, Ending ending, Feedback forge, String why) {
    String words =
        "%s at %s by %s, which decides nothing here: %s. Decide here%s."
            .formatted(
                ending instanceof Ending.Merged ? "Merged" : "Closed",
                forge.name(),
                ending.by().orElse("an unknown account"),
                why,
                ending instanceof Ending.Merged ? "" : ", and reopen it there before you approve");
    if (await(gates.tell(gate.id(), words))) {
      LOG.warnf("gate=%s still open: %s", gate.id(), words);
    }
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(LONGEST);
  }
}
