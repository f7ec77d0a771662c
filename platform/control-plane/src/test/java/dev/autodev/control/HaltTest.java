package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.halt.HaltKeeper;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.HaltView;
import dev.autodev.model.Repository;
import dev.autodev.model.Role;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.halt.HaltKeys;
import dev.autodev.model.halt.HaltScope;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HaltTest extends ControlPlaneTest {
  private static final HaltScope ALL = new HaltScope.All();
  private static final HaltScope SECURITY = new HaltScope.OfRole(Role.SECURITY);
  private static final HaltScope SAMPLE = new HaltScope.OfRepository("sample");

  @Inject Halts halts;
  @Inject HaltKeeper keeper;

  @AfterEach
  void release() {
    for (HaltScope scope : List.of(ALL, SECURITY, SAMPLE)) {
      ask(halts.release(scope, "the test is over", ANNA));
    }
  }

  private Map<String, String> seenByAgents() {
    return redis.hash(String.class).hgetall(HaltKeys.HALTS);
  }

  @Test
  void nothingIsDispatchedWhileAllIsStoppedAndAllGoesOnAfterwards() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    ask(halts.place(ALL, "keys leaked", ANNA));
    create(scan());
    ask(dispatcher.tick());

    assertThat(worker.waiting(Role.SECURITY)).isEmpty();
    assertThat(seenByAgents()).containsKey("all");

    ask(halts.release(ALL, "new keys", ANNA));

    assertThat(seenByAgents()).doesNotContainKey("all");
    assertThat(worker.takes(Role.SECURITY)).isNotNull();
  }

  @Test
  void whoMistypesARepositoryIsToldThatNothingIsStopped() {
    assertThat(refusal(halts.place(new HaltScope.OfRepository("mistyped"), "broken", ANNA)))
        .isInstanceOf(ControlPlaneException.NotFound.class);
    assertThat(ask(halts.list())).isEmpty();
  }

  @Test
  void aStoppedRoleOrRepositoryLeavesTheOthersAlone() {
    ask(repositories.register(Repository.at("other", "/srv/other.git", "main"), ANNA));
    FakeWorker worker = worker("w1").seen(5, Role.SECURITY, Role.TESTER);
    ask(halts.place(SAMPLE, "broken", ANNA));
    create(scan());
    String elsewhere = ask(tasks.create(NewTask.of(scan()).in("other"), ANNA)).id();

    TaskOrder order = worker.takes(Role.SECURITY);
    assertThat(order.task().value()).isEqualTo(elsewhere);
    ask(dispatcher.tick());
    assertThat(worker.waiting(Role.SECURITY)).isEmpty();

    ask(halts.place(SECURITY, "runs wild", ANNA));
    ask(halts.release(SAMPLE, "mended", ANNA));
    ask(dispatcher.tick());
    assertThat(worker.waiting(Role.SECURITY)).isEmpty();
    assertThat(ask(halts.list())).extracting(HaltView::scope).containsExactly("role/security");
  }

  @Test
  void whoIsAtWorkIsToldUntilItEndsAndItsAttemptDoesNotCount() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);

    ask(halts.place(ALL, "keys leaked", ANNA));
    ask(keeper.tick());
    // It is said after the commit, which nobody waits for.
    List<ControlMessage> told = await().until(worker::told, said -> said.size() >= 2);
    assertThat(told)
        .allSatisfy(
            message ->
                assertThat(message)
                    .isInstanceOfSatisfying(
                        ControlMessage.Interrupt.class,
                        stop -> {
                          assertThat(stop.task()).isEqualTo(order.task());
                          assertThat(stop.reason()).contains("anna", "keys leaked");
                        }));

    worker.ends(order, new TaskOutcome.Interrupted("emergency stop"));
    assertThat(comesTo("ready", order).attempts()).isZero();
    ask(dispatcher.tick());
    assertThat(worker.waiting(Role.SECURITY)).isEmpty();

    ask(halts.release(ALL, "", ANNA));
    assertThat(worker.takes(Role.SECURITY).epoch()).isGreaterThan(order.epoch());
  }

  @Test
  void freezesDecisionsAboutWhatItCovers() {
    ScriptedSwarm swarm = new ScriptedSwarm(worker("swarm").seen(3, Role.values()));
    ask(
        workflows.start(
            new NewWorkflow("feature", "Ranges", "", Optional.of("sample"), Optional.empty()),
            ANNA));
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    GateView gate =
        await()
            .until(
                () -> ask(gates.list(Optional.of(GateStatus.OPEN), 5, Optional.empty())).items(),
                open -> open.size() == 1)
            .getFirst();

    ask(halts.place(SAMPLE, "broken", ANNA));
    assertThat(refusal(approve(gate))).hasMessageContaining("thaw");
    ask(halts.release(SAMPLE, "", ANNA));
    ask(halts.place(SECURITY, "of no concern here", ANNA));

    assertThat(ask(approve(gate)).status()).isEqualTo("approved");
  }

  private io.smallrye.mutiny.Uni<GateView> approve(GateView gate) {
    return gates.decide(gate.id(), GateDecision.APPROVE, gate.subject().hash(), "", ANNA);
  }

  @Test
  void isSeenAgainAfterRedisLostItAndAnOlderLookDoesNotBringItBack() {
    ask(halts.place(ALL, "keys leaked", ANNA));
    redis.key().del(HaltKeys.HALTS);
    ask(keeper.tick());
    assertThat(seenByAgents()).containsKeys("all", "version");

    long version = Long.parseLong(seenByAgents().getOrDefault("version", ""));
    redis.hash(String.class).hset(HaltKeys.HALTS, "version", Long.toString(version + 1));
    ask(keeper.tick());

    assertThat(seenByAgents()).containsEntry("version", Long.toString(version + 1));
    redis.key().del(HaltKeys.HALTS);
  }

  @Test
  void tellsTheAuditTrailOnceWhoStoppedAndWhoReleased() {
    ask(halts.place(ALL, "keys leaked", ANNA));
    ask(halts.place(ALL, "again", ANNA));
    ask(halts.release(ALL, "new keys", Principal.human("bob")));
    ask(halts.release(ALL, "again", ANNA));

    assertThat(ask(audit.page(Optional.of("all"), 2, Optional.empty())).items())
        .extracting(line -> line.action() + " " + line.actor())
        .containsExactly("swarm.released bob", "swarm.stopped anna");
  }
}
