package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.apply.EventApplier;
import dev.autodev.control.dispatch.Dispatcher;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.Finding;
import dev.autodev.model.Role;
import dev.autodev.model.Severity;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.FollowUp;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.streams.StreamEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwoControlPlanesTest extends ControlPlaneTest {
  private static final WorkerId W1 = new WorkerId("w1");

  @Inject EventApplier applier;

  @Test
  void applyTheSameBatchOnce() {
    FakeWorker worker = worker("w1").seen(8, Role.BUG_FINDER);
    ask(
        tasks.createAll(
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        NewTask.of(
                                new TaskPayload.StaticAnalysis(
                                    Optional.empty(), Severity.MEDIUM, true))
                            .in("sample"))
                .toList(),
            ANNA));
    List<StreamEntry> batch = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      TaskOrder order = worker.takes(Role.BUG_FINDER);
      batch.addAll(story(order));
    }
    List<StreamEntry> turned = new ArrayList<>(batch);
    Collections.rotate(turned, 12);

    ask(
        Uni.join()
            .all(applier.apply(batch), applier.apply(turned), applier.apply(batch))
            .andFailFast());

    List<TaskView> analysed =
        ask(tasks.list(TaskFilter.ALL)).items().stream()
            .filter(task -> task.type().equals("static_analysis"))
            .toList();
    assertThat(analysed).extracting(TaskView::status).containsOnly("completed");
    assertThat(analysed).allSatisfy(task -> assertThat(task.attempts()).isEqualTo(1));
    assertThat(ask(workflows.list(Optional.empty(), 50, Optional.empty())).items())
        .hasSize(8)
        .allSatisfy(fix -> assertThat(fix.definition()).isEqualTo("fix"));
    assertThat(ask(overview.now()).roles())
        .filteredOn(counts -> counts.role().equals("builder"))
        .first()
        .satisfies(counts -> assertThat(counts.tasks()).containsEntry("ready", 8L));
  }

  @Test
  void dispatchTogetherNoMoreThanFits() {
    worker("w1").seen(3, Role.SECURITY);
    ask(
        tasks.createAll(
            IntStream.range(0, 80).mapToObj(i -> NewTask.of(scan()).in("sample")).toList(), ANNA));
    Dispatcher second = new SecondProcess().of(dispatcher);
    await().until(() -> ask(workers.list()).size() == 1);

    for (int round = 0; round < 20; round++) {
      ask(Uni.join().all(dispatcher.tick(), second.tick(), dispatcher.tick()).andFailFast());
      assertThat(ask(tasks.list(TaskFilter.ALL.status(TaskStatus.DISPATCHED))).items())
          .as("three slots and one in advance")
          .hasSizeLessThanOrEqualTo(4);
      sql("update task set status = 'cancelled' where status = 'dispatched'");
    }
  }

  private List<StreamEntry> story(TaskOrder order) {
    Finding bug = new Finding("spotbugs", "NPE", Severity.HIGH, "src/A.java", 3, "null");
    TaskPayload fix =
        new TaskPayload.ImplementFix("Mend it", "", "", List.of(bug), Optional.empty(), "", 1);
    return List.of(
        entry(new SwarmEvent.TaskClaimed(W1, clock.instant(), order.task(), order.epoch(), 1)),
        entry(
            new SwarmEvent.UsageReported(
                W1,
                clock.instant(),
                order.task(),
                order.epoch(),
                2,
                "replay",
                new Usage(5, 5, 0, 0, BigDecimal.ONE))),
        entry(
            new SwarmEvent.TaskFinished(
                W1,
                clock.instant(),
                order.task(),
                order.epoch(),
                3,
                new TaskOutcome.Completed(
                    new TaskResult.AnalysisDone(List.of(), List.of(bug), List.of(bug)),
                    Evidence.NONE,
                    List.of(new FollowUp("npe", fix), new FollowUp("npe", fix))))));
  }

  private static StreamEntry entry(SwarmEvent event) {
    return new StreamEntry("events", "0-1", Map.of("body", Json.write(event)));
  }
}
