package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.model.Finding;
import dev.autodev.model.Role;
import dev.autodev.model.Severity;
import dev.autodev.model.Streams;
import dev.autodev.model.TaskId;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.FollowUp;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each event comes once to five times, each result five times, from two workers at that. */
@QuarkusTest
class DuplicatesTest extends ControlPlaneTest {
  private static final int TASKS = 600;
  private static final int BATCH = 500;
  private static final Usage FIVE = new Usage(5, 0, 0, 0, BigDecimal.ZERO);
  private static final WorkerId W1 = new WorkerId("w1");
  private static final WorkerId THIEF = new WorkerId("thief");

  @Inject StreamAppender appender;

  @Test
  void haveNoSecondEffect() {
    dispatchAll();
    Random random = new Random(TASKS);
    List<SwarmEvent> events = new ArrayList<>();
    List<Row> all = rows("select id, epoch from task order by id");
    all.forEach(row -> events.addAll(story(W1, row, random)));
    List<SwarmEvent> late = new ArrayList<>();
    all.forEach(row -> late.addAll(story(THIEF, row, random)));
    assertThat(events.size() + late.size() - 4 * TASKS).isGreaterThan(10_000);

    send(events);
    send(late);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> redis.stream(String.class).xlen(Streams.EVENTS) == 0);

    assertThat(
            number(
                "select count(*) from task where type = 'static_analysis'"
                    + " and status = 'completed' and attempts = 1 and epoch = 1 and worker = 'w1'"))
        .isEqualTo(TASKS);
    assertThat(number("select sum(input_tokens) from task")).isEqualTo(5L * TASKS);
    assertThat(number("select sum(input_tokens) from usage_day")).isEqualTo(5L * TASKS);
    assertThat(rows(SumsOfUsage.WRONG)).isEmpty();
    assertThat(number("select count(*) from workflow")).as("fixes").isEqualTo(TASKS);
    assertThat(number("select count(*) from task where type = 'implement_fix'")).isEqualTo(TASKS);
    assertThat(number("select count(*) from task_event where worker = 'w1' and seq is not null"))
        .as("lines of a worker's story")
        .isEqualTo(4L * TASKS);
    assertThat(redis.stream(String.class).xlen(Streams.DEAD)).isZero();
  }

  private void dispatchAll() {
    worker("w1").seen(2 * TASKS, Role.BUG_FINDER);
    TaskPayload payload = new TaskPayload.StaticAnalysis(Optional.empty(), Severity.MEDIUM, true);
    ask(
        tasks.createAll(
            IntStream.range(0, TASKS).mapToObj(i -> NewTask.of(payload).in("sample")).toList(),
            ANNA));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              ask(dispatcher.tick());
              return number("select count(*) from task where status = 'dispatched'") == TASKS;
            });
  }

  /** In order, but for repetitions, which come at any time after. */
  private List<SwarmEvent> story(WorkerId worker, Row row, Random random) {
    TaskId task = new TaskId(row.getString(0));
    int epoch = row.getInteger(1);
    Finding bug = new Finding("spotbugs", "NPE", Severity.HIGH, "src/A.java", 3, "null");
    TaskPayload fix =
        new TaskPayload.ImplementFix("Mend it", "", "", List.of(bug), Optional.empty(), "", 1);
    List<SwarmEvent> once =
        List.of(
            new SwarmEvent.TaskClaimed(worker, clock.instant(), task, epoch, 1),
            new SwarmEvent.UsageReported(worker, clock.instant(), task, epoch, 2, "replay", FIVE),
            new SwarmEvent.TaskVerifying(worker, clock.instant(), task, epoch, 3),
            new SwarmEvent.TaskFinished(
                worker,
                clock.instant(),
                task,
                epoch,
                4,
                new TaskOutcome.Completed(
                    new TaskResult.AnalysisDone(List.of(), List.of(bug), List.of(bug)),
                    Evidence.NONE,
                    List.of(new FollowUp("npe", fix), new FollowUp("npe", fix)))));
    List<SwarmEvent> story = new ArrayList<>();
    for (SwarmEvent event : once) {
      story.add(event);
      int more = event instanceof SwarmEvent.TaskFinished ? 4 : random.nextInt(5);
      for (int i = 0; i < more; i++) {
        story.add(once.get(random.nextInt(once.indexOf(event) + 1)));
      }
    }
    return story;
  }

  private void send(List<SwarmEvent> events) {
    List<Outgoing> entries =
        events.stream().map(event -> Outgoing.of(Streams.EVENTS, Json.write(event))).toList();
    for (int i = 0; i < entries.size(); i += BATCH) {
      ask(appender.append(entries.subList(i, Math.min(entries.size(), i + BATCH))));
    }
  }

  private long number(String sql) {
    return rows(sql).getFirst().getLong(0);
  }

  private List<Row> rows(String sql) {
    List<Row> rows = new ArrayList<>();
    ask(pool.query(sql).execute()).forEach(rows::add);
    return rows;
  }
}
