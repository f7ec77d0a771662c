package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.control.engine.EngineCommand.OpenGate;
import dev.autodev.control.engine.EngineCommand.WithdrawGate;
import dev.autodev.control.engine.EngineInput.GateDecided;
import dev.autodev.model.task.TaskPayload;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void specificationIsBoundToItsTextNotToWhatTheAgentClaims() {
    GateSubject subject = Walk.of("feature").until("spec-approval").subject("spec-approval");
    assertThat(subject.hash()).hasSize(64).isNotEqualTo("claimed");
    assertThat(subject.markdown()).isEqualTo("# Spec 0");
  }

  @Test
  void approvalOfAnotherHashIsRefused() {
    Walk walk = Walk.of("feature").until("spec-approval");
    assertThatThrownBy(() -> walk.decide("spec-approval", GateDecision.APPROVE, "other", ""))
        .isInstanceOf(IllegalMoveException.class)
        .hasMessageContaining("bound to");
    assertThatThrownBy(() -> walk.decide("spec-approval", GateDecision.APPROVE, "", ""))
        .isInstanceOf(IllegalMoveException.class);
    assertThatThrownBy(() -> walk.decide("spec-approval", GateDecision.REJECT, "other", "no"))
        .isInstanceOf(IllegalMoveException.class);
    assertThat(walk.isActive("spec-approval")).isTrue();
  }

  @Test
  void rejectedSpecificationIsWrittenAnewWithTheReason() {
    Walk walk = Walk.of("feature").until("spec-approval").reject("spec-approval", "too big");
    TaskPayload.WriteSpec again = walk.payload("spec", TaskPayload.WriteSpec.class);
    assertThat(again.rejection()).isEqualTo("too big");
    assertThat(again.round()).isEqualTo(1);
    walk.done("spec");
    assertThat(walk.subject("spec-approval").markdown()).isEqualTo("# Spec 1");
    assertThat(walk.until("build").payload("build", TaskPayload.ImplementFeature.class).spec())
        .isEqualTo("# Spec 1");
  }

  @Test
  void specificationRejectedTooOftenEndsIt() {
    Walk walk = Walk.of("feature");
    for (int i = 0; i <= GateRejected.SPEC_REWRITES; i++) {
      walk.until("spec-approval").reject("spec-approval", "no " + i);
    }
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.FAILED);
    assertThat(walk.state().note()).contains("4 times").contains("no 3");
  }

  @Test
  void rejectedMergeGoesBackAsAFinding() {
    Walk walk = Walk.of("feature").until("merge-approval").reject("merge-approval", "rename it");
    TaskPayload.ImplementFix fix = walk.payload("build", TaskPayload.ImplementFix.class);
    assertThat(fix.findings()).extracting("message").containsExactly("rename it");
    assertThat(walk.state().mendings()).isEqualTo(1);
    assertThat(walk.until("merge-approval").subject("merge-approval").hash()).isEqualTo("head1");
  }

  @Test
  void mergeRejectedTooOftenAsksForMoreRounds() {
    Walk walk = Walk.of("fix");
    for (int i = 0; i < 4; i++) {
      walk.until("merge-approval").reject("merge-approval", "no " + i);
    }
    assertThat(walk.isActive(Move.MORE_ROUNDS)).isTrue();
    assertThat(walk.isActive("merge-approval")).isFalse();
  }

  @Test
  void rejectedProposalEndsItWithoutARepository() {
    Walk walk = Walk.of("product").done("proposal").reject("proposal-approval", "no market");
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.CANCELLED);
    assertThat(walk.state().note()).contains("no market").contains("ann");
    assertThat(walk.state().repository()).contains(Walk.SAMPLE);
  }

  @Test
  void deferredGateStaysOpenWithTheNote() {
    Walk walk = Walk.of("product").done("proposal");
    walk.decide("proposal-approval", GateDecision.DEFER, "", "next quarter");
    assertThat(walk.commands()).isEmpty();
    assertThat(walk.isActive("proposal-approval")).isTrue();
    assertThat(walk.state().note()).isEqualTo("deferred by ann: next quarter");
    assertThat(walk.approve("proposal-approval").isActive("analyse")).isTrue();
  }

  @Test
  void movedCommitWithdrawsTheGateUntilChecksRanOnIt() {
    Walk walk = Walk.of("feature").until("merge-approval").moved("merge-approval", "pushed");
    assertThat(walk.commands()).hasSize(4).first().isInstanceOf(WithdrawGate.class);
    walk.done("review").done("test");
    assertThat(walk.isActive("merge-approval")).isFalse();
    walk.done("scan");
    OpenGate gate = (OpenGate) walk.commands().getFirst();
    assertThat(gate.round()).isEqualTo(1);
    assertThat(gate.subject().hash()).isEqualTo("pushed");
    walk.approve("merge-approval");
    assertThat(walk.payload("deploy", TaskPayload.Deploy.class).approvedSha()).isEqualTo("pushed");
    assertThat(walk.state().mendings()).isZero();
  }

  @Test
  void moveToTheSameCommitIsIgnored() {
    Walk walk = Walk.of("feature").until("merge-approval").moved("merge-approval", "head0");
    assertThat(walk.last().ignored()).isPresent();
  }

  @Test
  void specificationCannotMove() {
    Walk walk = Walk.of("feature").until("spec-approval");
    assertThatThrownBy(() -> walk.moved("spec-approval", "other"))
        .isInstanceOf(IllegalMoveException.class);
  }

  @Test
  void decisionOnAnEarlierRoundIsIgnored() {
    Walk walk = Walk.of("feature").until("merge-approval");
    WorkflowState before = walk.moved("merge-approval", "pushed").until("merge-approval").state();
    walk.apply(new GateDecided("merge-approval", 0, GateDecision.APPROVE, "head0", "", "ann"));
    assertThat(walk.state()).isSameAs(before);
    assertThat(walk.commands()).isEmpty();
    assertThat(walk.last().ignored()).isPresent();
  }
}
