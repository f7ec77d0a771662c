package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.GateStatus;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.EngineInput;
import dev.autodev.control.ledger.GateRow;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.Finding;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Sends a change back to its builder while a person is asked whether to merge it. What was heard is
 * in the audit trail, in the transaction of what follows from it: so it counts once.
 */
@ApplicationScoped
public class ChangeRequests {
  /** The line of the audit trail; its details name what was {@code heard}. */
  public static final String ACTION = "change.sent_back";

  private static final Logger LOG = Logger.getLogger(ChangeRequests.class);

  @Inject Ledgers ledgers;
  @Inject WorkflowDriver driver;

  /**
   * What is asked for.
   *
   * @param heard keys of comments and pipelines, as the trail keeps them
   */
  public record Asked(List<Finding> findings, List<String> heard) {
    /** Copies. */
    public Asked {
      findings = List.copyOf(findings);
      heard = List.copyOf(heard);
    }
  }

  /** Sends it back; false if that gate is open no more, or has nobody who mends. */
  public Uni<Boolean> ask(String gate, Asked asked, Principal by) {
    return ledgers.run(new Scope().gate(gate), ledger -> ask(ledger, gate, asked, by));
  }

  private boolean ask(Ledger ledger, String id, Asked asked, Principal by) {
    GateRow gate =
        ledger.gate(id).orElseThrow(() -> new ControlPlaneException.NotFound("gate", id));
    if (gate.status() != GateStatus.OPEN || gate.workflow() == null) {
      return false;
    }
    WorkflowRow workflow = ledger.workflow(Objects.requireNonNull(gate.workflow())).orElseThrow();
    GateDeciding.refuseFrozen(ledger, workflow.state().repository().map(Repository::name));
    EngineInput input = new EngineInput.ChangesAsked(gate.step(), gate.round(), asked.findings());
    if (driver.apply(ledger, workflow, input, by).isPresent()) {
      return false;
    }
    ledger.wake();
    ledger
        .journal()
        .audit(by, ACTION, "gate", gate.id(), gate.workflow(), Map.of("heard", asked.heard()));
    LOG.infof(
        "gate=%s workflow=%s withdrawn, the change goes back to its builder: %s asked for changes",
        gate.id(), gate.workflow(), by.name());
    return true;
  }
}
