package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Gates;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import dev.autodev.model.workflow.GateKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where persons decide, whichever way they come in. */
@ApplicationScoped
public class GateDesk {
  private final Gates gates;

  GateDesk(Gates gates) {
    this.gates = gates;
  }

  /**
   * What a person says.
   *
   * @param hash of what was seen; absent: what the gate shows at this moment
   */
  public record Decided(
      GateDecision decision, Optional<String> hash, String reason, Principal by) {}

  /** Decides a gate by its id or a unique beginning of it. */
  public Uni<GateView> decide(String id, Decided decided) {
    return gates
        .personsOnly(decided.by())
        .chain(() -> gates.find(id))
        .flatMap(gate -> decide(gate, decided));
  }

  /** The same for what the caller calls a project. */
  Uni<GateView> decideProposal(String id, Decided decided) {
    return gates
        .personsOnly(decided.by())
        .chain(() -> proposal(id))
        .flatMap(gate -> decide(gate, decided));
  }

  Uni<GateView> proposal(String id) {
    return gates
        .find(id)
        .invoke(
            gate -> {
              if (!gate.kind().equals(GateKind.PROJECT_PROPOSAL.wireName())) {
                throw new ControlPlaneException.NotFound("project proposal", id);
              }
            });
  }

  private Uni<GateView> decide(GateView gate, Decided decided) {
    return gates.decide(
        gate.id(),
        decided.decision(),
        decided.hash().orElse(gate.subject().hash()),
        decided.reason(),
        decided.by());
  }
}
