package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.schedule.ScheduleKeeper;
import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.control.timetable.MissedPolicy;
import dev.autodev.control.timetable.OverlapPolicy;
import dev.autodev.control.timetable.Rhythm;
import dev.autodev.control.timetable.Timetable;
import dev.autodev.control.view.OccurrenceView;
import dev.autodev.control.view.ScheduleView;
import dev.autodev.control.view.TaskView;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchedulesTest extends ControlPlaneTest {
  @Inject Schedules schedules;
  @Inject ScheduleKeeper keeper;

  private Instant first;

  @BeforeEach
  void none() {
    sql("truncate schedule cascade");
    first = new Timetable(daily(), ZoneOffset.UTC, clock.instant()).after(clock.instant()).get();
  }

  @Test
  void filesATaskAtEachOfItsTimesInTheNameOfWhoMadeIt() {
    ScheduleView made = ask(schedules.create(nightly("every night"), ANNA));
    assertThat(made.next()).isEqualTo(atSeven(1));

    look();
    assertThat(filed()).isEmpty();
    passTo(atSeven(1));
    passTo(atSeven(2));

    assertThat(filed())
        .extracting(TaskView::title)
        .containsExactly(
            "Scan of %.10s at 07:00".formatted(atSeven(2)),
            "Scan of %.10s at 07:00".formatted(atSeven(1)));
    assertThat(history(made))
        .extracting(OccurrenceView::due, OccurrenceView::status, OccurrenceView::task)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(atSeven(2), "filed", filed().get(0).id()),
            org.assertj.core.groups.Tuple.tuple(atSeven(1), "filed", filed().get(1).id()));
    assertThat(createdBy()).isEqualTo("agent:anna");
  }

  @Test
  void twoSchedulersFileEachTimeOnce() {
    for (int i = 0; i < 20; i++) {
      ask(schedules.create(nightly("nightly " + i), ANNA));
    }
    SecondProcess other = new SecondProcess();
    ScheduleKeeper second = other.of(keeper);
    ScheduleKeeper third = new SecondProcess().of(keeper);

    for (int day = 1; day <= 3; day++) {
      clock.advance(Duration.between(clock.instant(), atSeven(day)));
      ask(Uni.join().all(keeper.tick(), second.tick(), third.tick()).andFailFast());
    }

    assertThat(count("select count(*) from task")).isEqualTo(60);
    assertThat(count("select count(*) from occurrence where status = 'filed'")).isEqualTo(60);
    assertThat(count("select count(distinct (schedule_id, due_at)) from occurrence")).isEqualTo(60);
  }

  @Test
  void whatASchedulerDidNotCommitAnotherOneDoes() {
    ScheduleView made = ask(schedules.create(nightly(), ANNA));
    sql(
        """
        create or replace function refuse_occurrence() returns trigger language plpgsql as
        $$ begin raise exception 'the connection breaks here'; end $$""");
    sql(
        "create trigger breaks before insert on occurrence for each row execute function"
            + " refuse_occurrence()");
    try {
      clock.advance(Duration.between(clock.instant(), atSeven(1)));
      look();
      assertThat(filed()).as("the task went with its occurrence").isEmpty();
    } finally {
      sql("drop trigger breaks on occurrence");
    }

    look();

    assertThat(filed()).hasSize(1);
    assertThat(history(made)).hasSize(1);
  }

  @Test
  void whatWasMissedIsTreatedAsTheScheduleSays() {
    ScheduleView skip = made("skip", MissedPolicy.SKIP, OverlapPolicy.ALLOW);
    ScheduleView once = made("once", MissedPolicy.ONCE, OverlapPolicy.ALLOW);
    ScheduleView all = made("all", MissedPolicy.ALL, OverlapPolicy.ALLOW);

    passTo(atSeven(4).plus(Duration.ofHours(3)));

    assertThat(statuses(skip)).containsExactly("missed", "missed", "missed", "missed");
    assertThat(statuses(once)).containsExactly("filed", "missed", "missed", "missed");
    assertThat(statuses(all)).containsExactly("filed", "filed", "filed", "missed");
    assertThat(filed()).hasSize(4);
  }

  @Test
  void aRunThatIsStillAtWorkLetsTheNextOneWaitOrGoOrRunBeside() {
    ScheduleView skip = made("skip", MissedPolicy.ONCE, OverlapPolicy.SKIP);
    ScheduleView queue = made("queue", MissedPolicy.ONCE, OverlapPolicy.QUEUE);
    ScheduleView allow = made("allow", MissedPolicy.ONCE, OverlapPolicy.ALLOW);

    passTo(atSeven(1));
    passTo(atSeven(2));
    passTo(atSeven(3));
    assertThat(statuses(skip)).containsExactly("skipped", "skipped", "filed");
    assertThat(statuses(queue)).containsExactly("waiting", "waiting", "filed");
    assertThat(statuses(allow)).containsExactly("filed", "filed", "filed");

    end(history(queue).getLast().task());
    look();
    look();
    assertThat(statuses(queue)).containsExactly("waiting", "filed", "filed");

    end(history(queue).get(1).task());
    ask(schedules.delete(queue.id(), ANNA));
    look();
    assertThat(statuses(queue)).containsExactly("skipped", "filed", "filed");
  }

  @Test
  void aClockThatJumpsADayFilesNothingTwice() {
    ScheduleView made = made("jumps", MissedPolicy.ONCE, OverlapPolicy.ALLOW);
    passTo(atSeven(1));

    clock.advance(Duration.ofDays(1).plusHours(1));
    look();
    clock.advance(Duration.ofDays(-1));
    look();
    passTo(atSeven(2));
    passTo(atSeven(3));

    assertThat(history(made))
        .extracting(OccurrenceView::due)
        .containsExactly(atSeven(3), atSeven(2), atSeven(1));
    assertThat(filed()).hasSize(3);
  }

  @Test
  void aPausedOneFilesNothingAndMakesUpForNothing() {
    ScheduleView made = ask(schedules.create(nightly(), ANNA));
    assertThat(ask(schedules.pause("nightly", ANNA)).status()).isEqualTo("paused");
    passTo(atSeven(2));

    ScheduleView resumed = ask(schedules.resume(made.id(), ANNA));
    look();

    assertThat(resumed.next()).isEqualTo(atSeven(3));
    assertThat(history(made)).isEmpty();
    assertThat(filed()).isEmpty();
  }

  @Test
  void byHandItRunsAtOnceAndBesideItsTimes() {
    ScheduleView made = ask(schedules.create(nightly(), ANNA));

    OccurrenceView first = ask(schedules.run("nightly", ANNA));
    OccurrenceView second = ask(schedules.run("nightly", ANNA));
    passTo(atSeven(1));

    assertThat(first.byHand()).isTrue();
    assertThat(List.of(first.task(), second.task())).doesNotHaveDuplicates();
    assertThat(history(made)).extracting(OccurrenceView::status).contains("skipped");
    assertThat(actions()).contains("schedule.created", "schedule.run");
  }

  @Test
  void onceIsOnceAndThenItHasEnded() {
    ScheduleView made =
        ask(
            schedules.create(
                with(
                    "in half an hour",
                    new Rhythm.Delay(Duration.ofMinutes(30)),
                    new ScheduledWork.Workflow("", "Reports", "", Optional.of("sample"))),
                ANNA));

    clock.advance(Duration.ofMinutes(31));
    look();
    clock.advance(Duration.ofDays(1));
    look();

    assertThat(ask(schedules.find(made.id())).status()).isEqualTo("ended");
    assertThat(ask(workflows.list(Optional.empty(), 10, Optional.empty())).items())
        .singleElement()
        .satisfies(flow -> assertThat(flow.title()).isEqualTo("Reports"));
  }

  @Test
  void whatCannotBeFiledIsRefusedWhenItIsMadeAndToldWhenItsTimeComes() {
    assertThat(refusal(schedules.create(with("x", daily(), scanIn("nowhere")), ANNA)))
        .isInstanceOf(ControlPlaneException.Invalid.class)
        .hasMessageContaining("nowhere");
    assertThat(
            refusal(
                schedules.create(
                    with("x", new Rhythm.Once(clock.instant()), scanIn("sample")), ANNA)))
        .hasMessageContaining("never comes");
    ScheduleView made = ask(schedules.create(nightly(), ANNA));
    assertThat(refusal(schedules.create(nightly(), ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class);

    sql("delete from repository");
    passTo(atSeven(1));

    assertThat(history(made))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo("refused");
              assertThat(refused.reason()).contains("sample", "register");
            });
    assertThat(ask(schedules.find(made.id())).next()).isEqualTo(atSeven(2));
  }

  private Instant atSeven(int day) {
    return first.plus(Duration.ofDays(day - 1));
  }

  @Test
  void whatIsChangedHoldsFromThenOnAndIsFiledInTheNameOfWhoChangedIt() {
    ScheduleView made = ask(schedules.create(nightly(), ANNA));
    passTo(atSeven(1));
    assertThat(filed()).hasSize(1);

    Rhythm hours = new Rhythm.Interval(Duration.ofHours(2));
    Principal otto = Principal.human("otto");
    ScheduleView changed =
        ask(schedules.change(made.id(), with("nightly", hours, scanIn("sample")), otto));
    Instant now = clock.instant();
    assertThat(changed.next()).isEqualTo(now.plus(Duration.ofHours(2)));
    assertThat(schedules.upcoming(changed).getFirst().at()).isEqualTo(changed.next());

    clock.advance(Duration.ofHours(3));
    assertThat(refusal(schedules.change(made.id(), nightly(), otto)))
        .hasMessageContaining("due at this moment");
    end(filed().getFirst().id());
    look();
    assertThat(filed()).hasSize(2);
    assertThat(count("select count(*) from task where created_by = 'agent:otto'")).isEqualTo(1);
    assertThat(actions()).contains("schedule.changed");
    assertThat(refusal(schedules.change(made.id(), nightly("other"), otto)))
        .hasMessageContaining("keeps its name");
    assertThat(refusal(schedules.change(made.id(), with("nightly", hours, scanIn("no")), otto)))
        .hasMessageContaining("no");
  }

  private void passTo(Instant at) {
    clock.advance(Duration.between(clock.instant(), at));
    look();
  }

  private void look() {
    ask(keeper.tick());
  }

  private ScheduleView made(String name, MissedPolicy missed, OverlapPolicy overlap) {
    NewSchedule usual = nightly(name);
    return ask(
        schedules.create(
            new NewSchedule(
                name, usual.rhythm(), "UTC", missed, 3, overlap, usual.work(), List.of()),
            ANNA));
  }

  private static NewSchedule nightly() {
    return nightly("nightly");
  }

  private static NewSchedule nightly(String name) {
    return new NewSchedule(
        name,
        daily(),
        "UTC",
        MissedPolicy.ONCE,
        0,
        name.equals("nightly") ? OverlapPolicy.SKIP : OverlapPolicy.ALLOW,
        scanIn("sample"),
        List.of("night"));
  }

  private static NewSchedule with(String name, Rhythm rhythm, ScheduledWork work) {
    return new NewSchedule(
        name, rhythm, "UTC", MissedPolicy.ONCE, 0, OverlapPolicy.SKIP, work, List.of());
  }

  private static Rhythm daily() {
    return new Rhythm.Daily(LocalTime.of(7, 0));
  }

  private static ScheduledWork scanIn(String repository) {
    return new ScheduledWork.Task(
        scan(),
        Optional.of("Scan of {{date}} at {{ time }}"),
        Optional.empty(),
        Optional.of(repository));
  }

  private List<TaskView> filed() {
    return ask(tasks.list(TaskFilter.ALL)).items();
  }

  private List<OccurrenceView> history(ScheduleView of) {
    return ask(schedules.history(of.id(), 100, Optional.empty())).items();
  }

  private List<String> statuses(ScheduleView of) {
    return history(of).stream().map(OccurrenceView::status).toList();
  }

  private void end(@Nullable String task) {
    ask(tasks.cancel(Objects.requireNonNull(task), "enough", ANNA));
  }

  private long count(String query) {
    return ask(pool.query(query).execute()).iterator().next().getLong(0);
  }

  private String createdBy() {
    return ask(pool.query("select min(created_by) from task").execute())
        .iterator()
        .next()
        .getString(0);
  }

  private List<String> actions() {
    List<String> actions = new java.util.ArrayList<>();
    ask(pool.query("select action from audit").execute())
        .forEach(row -> actions.add(row.getString("action")));
    return actions;
  }
}
