package dev.autodev.control.schedule;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewSchedule;
import dev.autodev.control.Principal;
import dev.autodev.control.flow.Requests;
import dev.autodev.control.flow.TaskFilings;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.ScheduleJournal.Outcome;
import dev.autodev.control.ledger.ScheduleRow;
import dev.autodev.control.ledger.Scope;
import dev.autodev.model.TaskId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What people do to schedules; each of it is in the audit trail. */
@ApplicationScoped
public class ScheduleMoves {
  @Inject Ledgers ledgers;
  @Inject WorkCheck check;
  @Inject Requests requests;
  @Inject Firing firing;
  @Inject ScheduleConfig config;
  @Inject Clock clock;

  /** Makes one and answers its id; what it will file is checked as if it were filed now. */
  public Uni<String> make(NewSchedule schedule, Principal by) {
    ScheduledWork work = Filled.of(schedule, clock.instant());
    Optional<ControlPlaneException> wrong = check.wrong(work);
    if (wrong.isPresent()) {
      return Uni.createFrom().failure(wrong.get());
    }
    Scope scope = new Scope().scheduleNamed(schedule.name());
    work.repository().ifPresent(scope::repository);
    return requests
        .named(work.after())
        .chain(
            after -> ledgers.run(scope, ledger -> make(ledger, schedule.after(after), work, by)));
  }

  /**
   * Files something else, or at other times, from now on; in the name of who says so. What came to
   * be due before is as it is.
   */
  public Uni<Void> change(String id, NewSchedule to, Principal by) {
    ScheduledWork work = Filled.of(to, clock.instant());
    Optional<ControlPlaneException> wrong = check.wrong(work);
    if (wrong.isPresent()) {
      return Uni.createFrom().failure(wrong.get());
    }
    Scope scope = new Scope().schedule(id);
    work.repository().ifPresent(scope::repository);
    return requests
        .named(work.after())
        .chain(
            after ->
                ledgers.change(
                    scope, ledger -> change(ledger, existing(ledger, id), to.after(after), by)));
  }

  private static void change(Ledger ledger, ScheduleRow row, NewSchedule to, Principal by) {
    if (!to.name().equals(row.body().name())) {
      throw new ControlPlaneException.Invalid(
          "name", "a schedule keeps its name, which is '%s'".formatted(row.body().name()));
    }
    if (row.status() == ScheduleStatus.ACTIVE && row.isDue(ledger.now())) {
      throw new ControlPlaneException.Conflict(
          "'%s' is due at this moment; change it when that is filed, or pause it first"
              .formatted(row.body().name()),
          "due");
    }
    to.work().repository().ifPresent(name -> TaskFilings.registered(ledger, name));
    row.change(to, by.name(), ledger.now());
    row.seen(ledger.now(), comes(to, row.start(), ledger.now()));
    audit(ledger, row, "schedule.changed", by);
  }

  private static Optional<Instant> comes(NewSchedule schedule, Instant start, Instant now) {
    Optional<Instant> next = schedule.timetable(start).after(now);
    if (next.isEmpty()) {
      throw new ControlPlaneException.Invalid(
          "rhythm", "its time never comes: give one that lies ahead");
    }
    return next;
  }

  private String make(Ledger ledger, NewSchedule schedule, ScheduledWork work, Principal by) {
    if (ledger.scheduleNamed(schedule.name()).isPresent()) {
      throw new ControlPlaneException.Conflict(
          "There is a schedule '%s' already; take another name, or delete that one"
              .formatted(schedule.name()),
          "exists");
    }
    work.repository().ifPresent(name -> TaskFilings.registered(ledger, name));
    Optional<Instant> first = comes(schedule, ledger.now(), ledger.now());
    ScheduleRow row = ledger.add(TaskId.next(clock).value(), schedule, by.name());
    row.seen(ledger.now(), first);
    audit(ledger, row, "schedule.created", by);
    return row.id();
  }

  /** Pauses one; a repetition changes nothing. */
  public Uni<Void> pause(String id, Principal by) {
    return change(
        id,
        (ledger, row) -> {
          if (row.status() == ScheduleStatus.ACTIVE) {
            row.status(ScheduleStatus.PAUSED);
            audit(ledger, row, "schedule.paused", by);
          }
        });
  }

  /** Goes on with one; what came to be due in the pause is not made up for. */
  public Uni<Void> resume(String id, Principal by) {
    return change(
        id,
        (ledger, row) -> {
          if (row.status() == ScheduleStatus.PAUSED) {
            row.status(ScheduleStatus.ACTIVE);
            row.seen(ledger.now(), row.look(ledger.now(), config.lateAfter()).next());
            audit(ledger, row, "schedule.resumed", by);
          }
        });
  }

  /** Deletes one; what waited for an earlier run is skipped, what is filed goes on. */
  public Uni<Void> delete(String id, Principal by) {
    return change(
        id,
        (ledger, row) -> {
          for (Optional<Instant> due = row.waiting(); due.isPresent(); due = row.waiting()) {
            Outcome skipped =
                Outcome.not(OccurrenceStatus.SKIPPED, "the schedule was deleted by " + by.name());
            ledger.journal().schedules().decide(row, due.get(), skipped);
          }
          row.status(ScheduleStatus.DELETED);
          audit(ledger, row, "schedule.deleted", by);
        });
  }

  /** Files its work now, whatever is at work; answers the time under which it is in the history. */
  public Uni<Instant> run(String id, ScheduledWork work, Principal by) {
    Scope scope = new Scope().schedule(id);
    work.repository().ifPresent(scope::repository);
    work.after().forEach(scope::request);
    return ledgers.run(
        scope,
        ledger -> {
          ScheduleRow row = existing(ledger, id);
          Instant due = ledger.now();
          while (row.has(due)) {
            due = due.plusNanos(1_000); // as fine as the database keeps it
          }
          audit(ledger, row, "schedule.run", by);
          firing.file(ledger, row, due, true);
          return due;
        });
  }

  private Uni<Void> change(String id, BiConsumer<Ledger, ScheduleRow> work) {
    return ledgers.change(
        new Scope().schedule(id), ledger -> work.accept(ledger, existing(ledger, id)));
  }

  private static ScheduleRow existing(Ledger ledger, String id) {
    return ledger
        .schedule(id)
        .filter(row -> row.status() != ScheduleStatus.DELETED)
        .orElseThrow(() -> new ControlPlaneException.NotFound("schedule", id));
  }

  private static void audit(Ledger ledger, ScheduleRow row, String action, Principal by) {
    ledger
        .journal()
        .audit(by, action, "schedule", row.id(), null, Map.of("name", row.body().name()));
  }
}
