package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.flow.ChangeRequests;
import dev.autodev.control.flow.GateDeciding;
import dev.autodev.control.inbox.Inbox;
import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.StepView;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Finding;
import dev.autodev.model.Repository;
import dev.autodev.model.Role;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GateTest extends ControlPlaneTest {
  @Inject Inbox inbox;
  @Inject GateDeciding deciding;
  @Inject ChangeRequests changes;
  @Inject ControlPlaneConfig config;

  private ScriptedSwarm swarm;
  private String workflow;

  @BeforeEach
  void startFeature() {
    swarm = new ScriptedSwarm(worker("swarm").seen(3, Role.values()));
    workflow = ask(workflows.start(keyed("Compare versions"), ANNA)).id();
  }

  @Test
  void leadsAFeatureToItsMergeWithOneRoundOfMending() {
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    GateView spec = gate("spec_approval");
    assertThat(spec.subject().markdown()).contains("# Spec");
    approve(spec);

    swarm.reviewFinds("compareTo forgets pre-releases").works("build");
    swarm.worksInAnyOrder(Role.REVIEWER, Role.TESTER, Role.SECURITY);
    swarm.works("mend");
    swarm.worksInAnyOrder(Role.REVIEWER, Role.TESTER, Role.SECURITY);
    GateView merge = gate("merge_approval");
    assertThat(merge.subject().hash()).isEqualTo(ScriptedSwarm.MENDED);
    assertThat(merge.subject().diff()).contains("2 files");
    approve(merge);
    swarm.works("deploy");

    WorkflowView done =
        await()
            .until(
                () -> ask(workflows.find(workflow)), found -> found.status().equals("completed"));
    assertThat(done.steps())
        .filteredOn(step -> step.kind().equals("work"))
        .extracting(StepView::status)
        .containsOnly("completed");
    assertThat(done.steps())
        .filteredOn(step -> step.id().equals("review"))
        .first()
        .satisfies(step -> assertThat(step.role()).isEqualTo("reviewer"));
    assertThat(done.tasks()).hasSize(15);
    assertThat(done.finishedAt()).isNotNull();
    assertThat(ask(tasks.list(TaskFilter.ALL.status(TaskStatus.COMPLETED))).items()).hasSize(15);
    assertThat(ask(audit.page(Optional.of(workflow), 100, Optional.empty())).items())
        .extracting(line -> line.action())
        .contains("workflow.started", "gate.opened", "gate.approve", "workflow.completed");
  }

  @Test
  void twoDifferentPeopleApproveTheSameWhereTheRepositoryAsksForTwoAndForOthers() {
    GateView gate = gateOfTwo();

    assertThat(refusal(approval(gate, "anna"))).hasMessageContaining("another person");
    GateView once = ask(approval(gate, "bob"));
    assertThat(once.status()).isEqualTo("open");
    assertThat(once.waitsFor()).isEqualTo("approved by bob; 1 more must approve the same");
    assertThat(ask(inbox.ranked()))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.waitsFor()).isEqualTo(once.waitsFor()));
    assertThat(ask(approval(gate, "bob")).status()).isEqualTo("open");
    assertThat(ask(audit.page(Optional.of(workflow), 100, Optional.empty())).items())
        .filteredOn(line -> line.action().equals("gate.seconded"))
        .as("the same said again is no further line")
        .hasSize(1);

    GateView decided = ask(approval(gate, "carla"));
    assertThat(decided.status()).isEqualTo("approved");
    assertThat(decided.waitsFor()).isNull();
  }

  @Test
  void whatWasSaidWhenItWasPutOffAndWhoApprovedAreBothSeen() {
    GateView gate = gateOfTwo();

    ask(decide(gate, GateDecision.DEFER, gate.subject().hash(), ANNA));
    GateView both = ask(approval(gate, "bob"));

    assertThat(both.note()).isEqualTo("because");
    assertThat(both.waitsFor()).startsWith("approved by bob");
    GateView still = ask(decide(gate, GateDecision.DEFER, gate.subject().hash(), ANNA));
    assertThat(still.note()).isEqualTo("because");
    assertThat(still.waitsFor()).isEqualTo(both.waitsFor());
    assertThat(ask(inbox.ranked()))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.note()).isEqualTo("because"));
  }

  @Test
  void twoWhoApproveAtTheSameMomentAreTwo() {
    GateView gate = gateOfTwo();

    // What comes while another change is written down shares the next transaction.
    ask(
        Uni.join()
            .all(
                says(gate, GateDecision.DEFER, "anna"),
                says(gate, GateDecision.APPROVE, "bob"),
                says(gate, GateDecision.APPROVE, "carla"))
            .andFailFast());

    assertThat(ask(gates.find(gate.id())).status()).isEqualTo("approved");
  }

  @Test
  void whatFollowsAGateIsAsUrgentAsItsRepositoryIsImportant() {
    ask(
        repositories.register(
            new KnownRepository(Repository.at("vital", "/srv/vital.git", "main"), 10), ANNA));
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    approve(gate("spec_approval"));
    double usual = urgencyOfBuildingIn("sample");

    approve(specified("vital"));

    assertThat(urgencyOfBuildingIn("vital") - usual)
        .isCloseTo(config.weights().projectImportance() * (10 - 5) / 10, within(0.01));
  }

  private double urgencyOfBuildingIn(String repository) {
    return ask(pool.preparedQuery(
                "select sort_key from task where type = 'implement_feature' and repository = $1")
            .execute(Tuple.of(repository)))
        .iterator()
        .next()
        .getDouble("sort_key");
  }

  private Uni<Void> says(GateView gate, GateDecision decision, String by) {
    GateDeciding.Verdict verdict =
        new GateDeciding.Verdict(decision, gate.subject().hash(), "because");
    return deciding.decide(gate.id(), verdict, Principal.human(by));
  }

  /** Of a repository that asks for two people, and for others than who asked for the work. */
  private GateView gateOfTwo() {
    swarm.ignores("analyse"); // or its order could come after that of the next one
    ask(workflows.cancel(workflow, "not this one", ANNA));
    register("strict", new ApprovalRule(2, true));
    return specified("strict");
  }

  /** A feature in that repository, led to the gate of its spec. */
  private GateView specified(String repository) {
    workflow =
        ask(workflows.start(
                new NewWorkflow("feature", "Ranges", "", Optional.of(repository), Optional.empty()),
                ANNA))
            .id();
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    return gate("spec_approval");
  }

  private Uni<GateView> approval(GateView gate, String by) {
    return gates.decide(
        gate.id(), GateDecision.APPROVE, gate.subject().hash(), "", Principal.human(by));
  }

  @Test
  void isDecidedByPersonsOnlyAndOnlyAboutWhatTheySaw() {
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    GateView gate = gate("spec_approval");

    assertThat(
            refusal(
                decide(gate, GateDecision.APPROVE, gate.subject().hash(), Principal.agent("pm"))))
        .isInstanceOf(ControlPlaneException.Forbidden.class);
    assertThat(refusal(decide(gate, GateDecision.APPROVE, "f00d", ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class);

    GateView deferred = ask(decide(gate, GateDecision.DEFER, gate.subject().hash(), ANNA));
    assertThat(deferred.status()).isEqualTo("open");
    assertThat(deferred.note()).isEqualTo("because");

    approve(gate);
    approve(gate);
    assertThat(
            refusal(
                decide(gate, GateDecision.APPROVE, gate.subject().hash(), Principal.human("bert"))))
        .isInstanceOf(ControlPlaneException.Conflict.class);
    assertThat(refusal(decide(gate, GateDecision.REJECT, gate.subject().hash(), ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class);
    assertThat(tasksOf("implement_feature")).hasSize(1);
  }

  @Test
  void isDecidedOnceEvenByTwoAtOnce() {
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    GateView gate = gate("spec_approval");
    String hash = gate.subject().hash();

    List<?> answers =
        ask(
            Uni.join()
                .all(
                    decide(gate, GateDecision.APPROVE, hash, ANNA).map(GateView::status),
                    decide(gate, GateDecision.REJECT, hash, Principal.human("bert"))
                        .map(GateView::status)
                        .onFailure()
                        .recoverWithItem("refused"),
                    decide(gate, GateDecision.APPROVE, hash, ANNA)
                        .map(GateView::status)
                        .onFailure()
                        .recoverWithItem("refused"))
                .andCollectFailures()
                .onFailure()
                .recoverWithItem(List.of()));
    GateView decided = ask(gates.find(gate.id()));
    assertThat(decided.status()).isIn("approved", "rejected");
    assertThat(tasksOf("implement_feature").size() + tasksOf("write_spec").size())
        .as("what followed: %s", answers)
        .isEqualTo(2);
  }

  @Test
  void rejectionSendsTheSpecificationBackWithTheReason() {
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    GateView gate = gate("spec_approval");
    ask(decide(gate, GateDecision.REJECT, gate.subject().hash(), ANNA));
    swarm.works("spec");

    GateView second = gate("spec_approval");
    assertThat(second.id()).isNotEqualTo(gate.id());
    assertThat(second.round()).isGreaterThan(gate.round());
  }

  @Test
  void aRequestForChangesSendsAChangeBackOnceAndIsInTheAuditTrail() {
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    approve(gate("spec_approval"));
    swarm.works("build");
    swarm.worksInAnyOrder(Role.REVIEWER, Role.TESTER, Role.SECURITY);
    GateView gate = gate("merge_approval");
    Finding remark = new Finding("person", "comment", Severity.HIGH, "", 0, "alice: be polite");
    ChangeRequests.Asked asked = new ChangeRequests.Asked(List.of(remark), List.of("comment:7"));
    Principal alice = new Principal("gitlab:alice", Principal.Kind.SYSTEM);

    assertThat(ask(changes.ask(gate.id(), asked, alice))).isTrue();
    assertThat(ask(changes.ask(gate.id(), asked, alice))).isFalse();

    assertThat(ask(gates.find(gate.id())).status()).isEqualTo("withdrawn");
    assertThat(refusal(decide(gate, GateDecision.APPROVE, gate.subject().hash(), ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class);
    assertThat(ask(audit.page(Optional.of(workflow), 100, Optional.empty())).items())
        .filteredOn(line -> line.action().equals(ChangeRequests.ACTION))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.actor()).isEqualTo("gitlab:alice");
              assertThat(line.details().path("heard").path(0).asText()).isEqualTo("comment:7");
            });
    swarm.works("mend");
    swarm.worksInAnyOrder(Role.REVIEWER, Role.TESTER, Role.SECURITY);
    assertThat(gate("merge_approval").subject().hash()).isEqualTo(ScriptedSwarm.MENDED);
  }

  @Test
  void closesWhenItsWorkflowIsCancelled() {
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    GateView gate = gate("spec_approval");
    assertThat(ask(workflows.cancel(workflow, "", ANNA)).status()).isEqualTo("cancelled");
    assertThat(ask(gates.find(gate.id())).status()).isEqualTo("withdrawn");
    assertThat(refusal(decide(gate, GateDecision.APPROVE, gate.subject().hash(), ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class);
    assertThat(ask(workflows.cancel(workflow, "", ANNA)).status()).isEqualTo("cancelled");
  }

  @Test
  void startsAWorkflowOncePerKey() {
    assertThat(ask(workflows.start(keyed("Compare versions"), ANNA)).id()).isEqualTo(workflow);
    assertThat(refusal(workflows.start(keyed("Another"), ANNA))).hasMessageContaining("title");
  }

  private static NewWorkflow keyed(String title) {
    return new NewWorkflow(
        "feature", title, "Ranges too", Optional.of("sample"), Optional.of("feature-1"));
  }

  private List<?> tasksOf(String type) {
    return ask(tasks.list(TaskFilter.ALL)).items().stream()
        .filter(task -> task.type().equals(type))
        .toList();
  }

  private GateView gate(String kind) {
    return await()
        .until(
            () -> ask(gates.list(Optional.of(GateStatus.OPEN), 10, Optional.empty())).items(),
            open -> open.size() == 1 && open.getFirst().kind().equals(kind))
        .getFirst();
  }

  private void approve(GateView gate) {
    assertThat(ask(decide(gate, GateDecision.APPROVE, gate.subject().hash(), ANNA)).status())
        .isEqualTo("approved");
  }

  private Uni<GateView> decide(GateView gate, GateDecision decision, String hash, Principal by) {
    return gates.decide(gate.id(), decision, hash, "because", by);
  }
}
