package dev.autodev.control.ledger;

import dev.autodev.control.NewSchedule;
import dev.autodev.control.schedule.OccurrenceStatus;
import dev.autodev.control.schedule.ScheduleStatus;
import dev.autodev.control.timetable.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A locked or new schedule, with those of its occurrences that matter now. */
public final class ScheduleRow {
  private final String id;
  private NewSchedule body;
  private String createdBy;
  private Instant start;
  final boolean fresh;
  private final Map<Instant, OccurrenceStatus> occurrences = new TreeMap<>();
  private ScheduleStatus status = ScheduleStatus.ACTIVE;
  private Instant seen;
  private @Nullable Instant next;
  private @Nullable String atWork;
  int changes;

  ScheduleRow(String id, NewSchedule body, String createdBy, Instant start, boolean fresh) {
    this.id = id;
    this.body = body;
    this.createdBy = createdBy;
    this.start = start;
    this.seen = start;
    this.fresh = fresh;
  }

  /** As the database has it. */
  ScheduleRow stored(ScheduleStatus storedStatus, Instant seenUntil, @Nullable Instant nextTime) {
    status = storedStatus;
    seen = seenUntil;
    next = nextTime;
    return this;
  }

  public String id() {
    return id;
  }

  public NewSchedule body() {
    return body;
  }

  /** In whose name it files. */
  public String createdBy() {
    return createdBy;
  }

  /** Since when its rhythm counts. */
  public Instant start() {
    return start;
  }

  public ScheduleStatus status() {
    return status;
  }

  Instant seen() {
    return seen;
  }

  /** None: it has ended. */
  public @Nullable Instant next() {
    return next;
  }

  /** Whether its next time has come. */
  public boolean isDue(Instant now) {
    return next != null && !next.isAfter(now);
  }

  /** The task or workflow of an earlier occurrence that somebody works on, or will. */
  public Optional<String> atWork() {
    return Optional.ofNullable(atWork);
  }

  /** From now on. */
  public void atWork(@Nullable String work) {
    atWork = work;
  }

  /** The time that waited longest for an earlier run to end. */
  public Optional<Instant> waiting() {
    return occurrences.entrySet().stream()
        .filter(entry -> entry.getValue() == OccurrenceStatus.WAITING)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** How many wait. */
  public long waits() {
    return occurrences.values().stream().filter(OccurrenceStatus.WAITING::equals).count();
  }

  void occurred(Instant due, OccurrenceStatus what) {
    occurrences.put(due, what);
  }

  /** Whether that very instant is an occurrence already. */
  public boolean has(Instant due) {
    return occurrences.containsKey(due);
  }

  /** What is to be done about it now. */
  public Look look(Instant now, Duration late) {
    return Look.at(now, body.timetable(start), seen, taken(), body.rule(late));
  }

  private Set<Instant> taken() {
    return occurrences.entrySet().stream()
        .filter(entry -> entry.getValue() != OccurrenceStatus.MISSED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** All until then is decided. */
  public void seen(Instant until, Optional<Instant> nextTime) {
    changes++;
    seen = until;
    next = nextTime.orElse(null);
  }

  /** A person's doing: what is due from now on is that, and is filed in their name. */
  public void change(NewSchedule to, String by, Instant now) {
    changes++;
    if (!to.rhythm().equals(body.rhythm()) || !to.zone().equals(body.zone())) {
      start = now;
    }
    body = to;
    createdBy = by;
  }

  /** A person's doing. */
  public void status(ScheduleStatus by) {
    changes++;
    status = by;
  }
}
