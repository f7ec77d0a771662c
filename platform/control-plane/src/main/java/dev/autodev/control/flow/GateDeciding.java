package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.GateStatus;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.EngineInput;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.engine.IllegalMoveException;
import dev.autodev.control.ledger.GateRow;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A person's decision, and what follows from it, in one transaction. */
@ApplicationScoped
public class GateDeciding {
  private static final Logger LOG = Logger.getLogger(GateDeciding.class);

  @Inject Ledgers ledgers;
  @Inject WorkflowDriver driver;

  /**
   * What the person says.
   *
   * @param hash of what was seen
   */
  public record Verdict(GateDecision decision, String hash, String reason) {
    GateStatus leadsTo() {
      return switch (decision) {
        case APPROVE -> GateStatus.APPROVED;
        case REJECT -> GateStatus.REJECTED;
        case DEFER -> GateStatus.OPEN;
      };
    }
  }

  /** Decides an open gate, if it is still about what the person saw. */
  public Uni<Void> decide(String id, Verdict verdict, Principal by) {
    return ledgers.change(
        new Scope().gate(id),
        ledger -> {
          GateRow gate =
              ledger.gate(id).orElseThrow(() -> new ControlPlaneException.NotFound("gate", id));
          if (!repeated(gate, verdict, by)) {
            decide(ledger, gate, verdict, by);
          }
        });
  }

  static boolean repeated(GateRow gate, Verdict verdict, Principal by) {
    return gate.status() != GateStatus.OPEN
        && gate.status() == verdict.leadsTo()
        && by.name().equals(gate.decidedBy())
        && gate.hash().equals(verdict.hash());
  }

  /** Refuses what is no decision about an open gate as the person saw it. */
  static void check(GateRow gate, Verdict verdict) {
    if (gate.status() != GateStatus.OPEN) {
      throw conflict(gate, "Gate %s is %s already".formatted(gate.id(), gate.status().wireName()));
    }
    if (!gate.hash().equals(verdict.hash())) {
      throw conflict(
          gate,
          "Gate %s is about %s, not about '%s': look at it again before you decide"
              .formatted(gate.id(), gate.hash(), verdict.hash()));
    }
  }

  /** An emergency stop freezes decisions: nobody sets more in motion by accident. */
  static void refuseFrozen(Ledger ledger, Optional<String> repository) {
    ledger
        .frozen(repository)
        .ifPresent(
            halt -> {
              throw new ControlPlaneException.Conflict(
                  "Decisions are frozen: %s. Release that first (claude-swarm thaw), then decide again"
                      .formatted(halt.words()),
                  "stopped");
            });
  }

  private void decide(Ledger ledger, GateRow gate, Verdict verdict, Principal by) {
    check(gate, verdict);
    String words = Jsonb.plain(verdict.reason());
    String workflowId = Objects.requireNonNull(gate.workflow(), "a gate of a workflow");
    WorkflowRow workflow = ledger.workflow(workflowId).orElseThrow();
    refuseFrozen(ledger, workflow.state().repository().map(Repository::name));
    if (Seconding.waitsForMore(ledger, gate, workflow, verdict, by)) {
      return;
    }
    // First the gate's own row: the engine may void other gates, never this one again.
    ledger
        .journal()
        .close(
            workflowId,
            gate.step(),
            gate.round(),
            verdict.leadsTo(),
            by.name(),
            verdict.hash(),
            words);
    Optional<String> ignored = apply(ledger, gate, workflow, verdict, by);
    if (ignored.isPresent()) {
      throw conflict(gate, ignored.get());
    }
    ledger.decided(gate.decided(verdict.leadsTo(), by.name(), verdict.hash()));
    ledger.wake();
    ledger
        .journal()
        .audit(
            by,
            "gate." + verdict.decision().wireName(),
            "gate",
            gate.id(),
            gate.workflow(),
            Map.of("hash", verdict.hash(), "reason", words));
    LOG.infof(
        "gate=%s workflow=%s %s by %s",
        gate.id(), gate.workflow(), verdict.decision().wireName(), by.name());
  }

  private Optional<String> apply(
      Ledger ledger, GateRow gate, WorkflowRow workflow, Verdict verdict, Principal by) {
    try {
      return driver.apply(
          ledger,
          workflow,
          new EngineInput.GateDecided(
              gate.step(),
              gate.round(),
              verdict.decision(),
              verdict.hash(),
              Jsonb.plain(verdict.reason()),
              by.name()),
          by);
    } catch (IllegalMoveException e) {
      throw conflict(gate, String.valueOf(e.getMessage()));
    }
  }

  private static ControlPlaneException conflict(GateRow gate, String why) {
    return new ControlPlaneException.Conflict(why, gate.status().wireName());
  }
}
