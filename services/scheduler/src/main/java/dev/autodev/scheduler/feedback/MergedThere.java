package dev.autodev.scheduler.feedback;

import dev.autodev.control.Gates;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import dev.autodev.forge.Feedback;
import dev.autodev.forge.MergedByPerson;
import dev.autodev.forge.RepositoryRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Whoever merges at the forge the very commit that is asked about has answered: it is their
 * approval, as far as the repository's rule takes it.
 */
@ApplicationScoped
class MergedThere {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Inject Gates gates;
  @Inject TrustedAccounts trusted;

  boolean decides(GateView gate, RepositoryRef repository, Feedback forge) {
    String request = HeldAgainst.mergeRequest(gate);
    if (request.isEmpty()) {
      return false;
    }
    Optional<MergedByPerson> merge =
        forge
            .merged(repository, request)
            .filter(one -> one.sha().equals(gate.subject().hash()))
            .filter(one -> trusted.have(forge, one.by()));
    merge.ifPresent(one -> approve(gate, forge.name() + ":" + one.by()));
    return merge.isPresent();
  }

  private void approve(GateView gate, String by) {
    gates
        .decide(
            gate.id(),
            GateDecision.APPROVE,
            gate.subject().hash(),
            "merged at the forge",
            Principal.human(by))
        .await()
        .atMost(LONGEST);
  }
}
