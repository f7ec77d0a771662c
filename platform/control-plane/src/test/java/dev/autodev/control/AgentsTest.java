package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.explain.ExplanationView.Reason;
import dev.autodev.control.explain.Explanations;
import dev.autodev.control.view.InstructionView;
import dev.autodev.model.Role;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.Instruction;
import dev.autodev.model.task.TaskOrder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgentsTest extends ControlPlaneTest {
  private static final AgentTarget SECURITY = new AgentTarget.OfRole(Role.SECURITY);

  @Inject Agents agents;
  @Inject Explanations explanations;

  /** As a process of today says it, that takes orders of the role. */
  private FakeWorker seen(String id, int slots) {
    FakeWorker worker = worker(id);
    worker.send(
        new SwarmEvent.WorkerSeen(
            new WorkerId(id),
            clock.instant(),
            clock.instant(),
            Map.of(Role.SECURITY, slots),
            Map.of(),
            "1.0",
            Map.of(Role.SECURITY, new SwarmEvent.RoleState(slots, SwarmEvent.Taking.OPEN))));
    await().until(() -> ask(workers.list()).stream().anyMatch(view -> view.id().equals(id)));
    return worker;
  }

  @Test
  void aPausedRoleIsSentNothingAndExplainNamesPauseAndRemedy() {
    FakeWorker worker = seen("w1", 2);
    ask(agents.pause(SECURITY, "new prompts", ANNA));
    String waiting = create(scan()).id();
    ask(dispatcher.tick());

    assertThat(worker.waiting(Role.SECURITY)).isEmpty();
    assertThat(worker.told()).contains(new ControlMessage.Pause(Role.SECURITY));
    Reason first = ask(explanations.of(waiting)).reasons().getFirst();
    assertThat(first.kind()).isEqualTo("pause");
    assertThat(first.text()).contains("anna", "new prompts");
    assertThat(first.remedy()).contains("claude-swarm agents resume --role security");

    ask(agents.resume(SECURITY, "", ANNA));

    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(waiting);
    assertThat(ask(audit.page(Optional.of("role/security"), 2, Optional.empty())).items())
        .extracting(line -> line.action())
        .containsExactly("agents.resumed", "agents.paused");
  }

  @Test
  void aPausedWorkerLeavesItsWorkToTheOthers() {
    seen("w1", 1);
    ask(agents.pause(new AgentTarget.OfWorker(new WorkerId("w1")), "noisy", ANNA));
    String waiting = create(scan()).id();
    ask(dispatcher.tick());
    assertThat(worker("w1").waiting(Role.SECURITY)).isEmpty();
    assertThat(ask(explanations.of(waiting)).reasons().getFirst().remedy())
        .contains("agents resume --worker w1");

    seen("w2", 1);

    assertThat(worker("w2").takes(Role.SECURITY).task().value()).isEqualTo(waiting);
  }

  @Test
  void aProcessThatStartsLaterIsToldWhatWasDecided() {
    ask(agents.scale(Role.SECURITY, 3, ANNA));
    FakeWorker late = seen("w3", 1);

    ask(agents.scale(Role.SECURITY, 3, ANNA));

    assertThat(late.told()).contains(new ControlMessage.Scale(Role.SECURITY, 3));
  }

  @Test
  void aRoleThatIsScaledToNothingTakesNothingUntilItIsScaledUp() {
    FakeWorker worker = seen("w1", 2);
    ask(agents.scale(Role.SECURITY, 0, ANNA));
    String waiting = create(scan()).id();
    ask(dispatcher.tick());

    assertThat(worker.waiting(Role.SECURITY)).isEmpty();
    assertThat(worker.told()).contains(new ControlMessage.Scale(Role.SECURITY, 0));
    Reason first = ask(explanations.of(waiting)).reasons().getFirst();
    assertThat(first.kind()).isEqualTo("scale");
    assertThat(first.text()).contains("anna");
    assertThat(first.remedy()).contains("claude-swarm agents scale security 1");

    ask(agents.scale(Role.SECURITY, 2, ANNA));

    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(waiting);
  }

  @Test
  void tellsTheProcessesThatAreThereToRestart() {
    FakeWorker worker = seen("w1", 1);

    assertThat(ask(agents.restart(SECURITY, "stuck", ANNA))).hasSize(1);

    assertThat(worker.told())
        .anySatisfy(message -> assertThat(message).isInstanceOf(ControlMessage.Restart.class));
    assertThat(
            refusal(
                agents.restart(new AgentTarget.OfWorker(new WorkerId("nobody")), "stuck", ANNA)))
        .hasMessageContaining("claude-swarm up");
  }

  @Test
  void anInstructionIsSaidUntilASessionHasAnsweredAndToLaterAttemptsToo() {
    FakeWorker worker = seen("w1", 1);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);

    InstructionView said = ask(agents.instruct(order.task().value(), "look at the keys", ANNA));
    Instruction instruction = new Instruction(said.id(), "anna", "look at the keys");

    assertThat(worker.told())
        .contains(new ControlMessage.Instruct(order.task(), order.epoch(), instruction));
    assertThat(said.status()).isEqualTo("waiting");

    // It dies before its session hears it.
    worker.left();
    TaskOrder next = seen("w2", 1).takes(Role.SECURITY);
    assertThat(next.instructions()).containsExactly(instruction);
    FakeWorker second = worker("w2").claims(next);
    second.send(
        new SwarmEvent.InstructionHeard(
            new WorkerId("w2"), clock.instant(), next.task(), next.epoch(), 2, said.id()));

    await()
        .untilAsserted(
            () ->
                assertThat(instructions(next))
                    .extracting(InstructionView::status, InstructionView::epoch)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("delivered", next.epoch())));
  }

  @Test
  void anInstructionThatNobodyHeardInTimeIsTooLate() {
    FakeWorker worker = seen("w1", 1);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);
    ask(agents.instruct(order.task().value(), "look at the keys", ANNA));
    worker.ends(order, clean(order));
    comesTo("completed", order);

    ask(agents.pause(SECURITY, "any look will do", ANNA));

    assertThat(instructions(order)).extracting(InstructionView::status).containsExactly("too_late");
    assertThat(refusal(agents.instruct(order.task().value(), "again", ANNA)))
        .hasMessageContaining("completed");
  }

  @Test
  void onlyPersonsInstruct() {
    assertThat(refusal(agents.instruct("any", "do it", Principal.agent("bot"))))
        .isInstanceOf(ControlPlaneException.Forbidden.class);
  }

  private List<InstructionView> instructions(TaskOrder order) {
    return ask(agents.instructions(order.task().value()));
  }
}
