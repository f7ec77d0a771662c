package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.apply.EventApplier;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.streams.StreamEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several people and a double click at the same gate at the same time, a thousand times. */
@QuarkusTest
class GateRacesTest extends ControlPlaneTest {
  private static final int RACES = Integer.getInteger("swarm.gate.races", 1_000);
  private static final int AT_ONCE = 16;
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final WorkerId W1 = new WorkerId("w1");
  private static final Principal BERT = Principal.human("bert");
  private static final Principal CLEO = Principal.human("cleo");

  @Inject EventApplier applier;

  private record Gate(String id, String workflow, String hash) {}

  /** Who was told that it is as they said. */
  private record Told(Gate gate, String by) {}

  @Test
  void haveOneDecisionEach() {
    openGates();
    List<Gate> open =
        rows("select id, workflow_id, subject_hash from gate where status = 'open' order by id")
            .stream()
            .map(row -> new Gate(row.getString(0), row.getString(1), row.getString(2)))
            .toList();
    assertThat(open).hasSize(RACES);
    Random random = new Random(RACES);

    List<Told> told =
        Multi.createFrom()
            .iterable(open)
            .onItem()
            .transformToUni(gate -> race(gate, random))
            .merge(AT_ONCE)
            .onItem()
            .<Told>disjoint()
            .collect()
            .asList()
            .await()
            .atMost(LONGEST);

    assertThat(count("gate where status = 'open'")).isZero();
    assertOneDecisionEach();
    assertThatWhoWasToldSoFindsItSo(told);
  }

  private Uni<List<Told>> race(Gate gate, Random random) {
    List<Uni<List<Told>>> callers =
        new ArrayList<>(
            List.of(
                decides(gate, GateDecision.APPROVE, ANNA),
                decides(gate, GateDecision.APPROVE, ANNA),
                decides(gate, GateDecision.REJECT, BERT),
                decides(gate, GateDecision.DEFER, CLEO)));
    if (random.nextInt(4) == 0) {
      callers.add(told(gate, "", workflows.cancel(gate.workflow(), "", CLEO)));
    }
    Collections.shuffle(callers, random);
    return Uni.join()
        .all(callers)
        .andFailFast()
        .map(answers -> answers.stream().flatMap(List::stream).toList());
  }

  private Uni<List<Told>> decides(Gate gate, GateDecision decision, Principal by) {
    String who = decision == GateDecision.DEFER ? "" : by.name();
    return told(gate, who, gates.decide(gate.id(), decision, gate.hash(), "because", by));
  }

  /** A refusal is an answer, too; anything else is not expected. */
  private static Uni<List<Told>> told(Gate gate, String by, Uni<?> question) {
    return question
        .map(yes -> by.isEmpty() ? List.<Told>of() : List.of(new Told(gate, by)))
        .onFailure(ControlPlaneException.Conflict.class)
        .recoverWithItem(List.of());
  }

  private void assertOneDecisionEach() {
    String decisions =
        "(select count(*) from audit a where a.subject_id = g.id and a.action in ('gate.approve', 'gate.reject'))";
    assertThat(
            count("gate g where g.status <> 'withdrawn' and " + decisions + " <> 1")
                + count("gate g where g.status = 'withdrawn' and " + decisions + " <> 0"))
        .as("gates that are not decided exactly once")
        .isZero();
    assertThat(
            count(
                "gate g where (select count(*) from task t where t.workflow_id = g.workflow_id"
                    + " and t.step = 'analyse') <> case when g.status = 'approved' then 1 else 0 end"))
        .as("gates that are followed by something else than they should")
        .isZero();
    assertThat(count("gate where status = 'approved'")).isPositive();
    assertThat(count("gate where status = 'rejected'")).isPositive();
    assertThat(count("gate where status = 'withdrawn'")).isPositive();
  }

  private void assertThatWhoWasToldSoFindsItSo(List<Told> told) {
    Map<String, String> decidedBy = new java.util.HashMap<>();
    rows("select id, decided_by from gate where decided_by is not null")
        .forEach(row -> decidedBy.put(row.getString(0), row.getString(1)));
    assertThat(told)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(decidedBy.get(one.gate().id())).isEqualTo(one.by()));
  }

  /** As many proposals as there are races, made by one worker. */
  private void openGates() {
    worker("w1").seen(2 * RACES, Role.PM);
    for (int i = 0; i < RACES; i += 100) {
      ask(
          tasks.createAll(
              IntStream.range(0, 100)
                  .mapToObj(n -> NewTask.of(new TaskPayload.BuildProduct("idea", "")).in("sample"))
                  .toList(),
              ANNA));
    }
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              ask(dispatcher.tick());
              return count("task where status = 'dispatched'") == RACES;
            });
    List<StreamEntry> events = new ArrayList<>();
    rows("select id, epoch from task order by id")
        .forEach(row -> events.add(proposed(row.getString(0), row.getInteger(1))));
    for (int i = 0; i < RACES; i += 100) {
      applier.apply(events.subList(i, i + 100)).await().atMost(LONGEST);
    }
  }

  private StreamEntry proposed(String task, int epoch) {
    TaskResult proposal = new TaskResult.ProductProposed("Shop", "npm", "# Shop " + task, Map.of());
    SwarmEvent event =
        new SwarmEvent.TaskFinished(
            W1,
            clock.instant(),
            new TaskId(task),
            epoch,
            1,
            new TaskOutcome.Completed(proposal, Evidence.NONE));
    return new StreamEntry("events", "0-1", Map.of("body", Json.write(event)));
  }

  private long count(String from) {
    return rows("select count(*) from " + from).getFirst().getLong(0);
  }

  private List<Row> rows(String sql) {
    List<Row> rows = new ArrayList<>();
    ask(pool.query(sql).execute()).forEach(rows::add);
    return rows;
  }
}
