package dev.autodev.control.read;

import dev.autodev.control.view.TimelineView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line of a task's story, to look at. */
@Entity(name = "Timeline")
@Table(name = "task_event")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
public class TimelineEntity {
  @Id long id;

  @Column(name = "task_id")
  String task;

  int epoch;
  @Nullable Integer seq;
  Instant at;
  String kind;
  @Nullable String worker;
  String text;

  /** What people see. */
  public TimelineView view() {
    return new TimelineView(at, epoch, seq, kind, worker, text);
  }
}
