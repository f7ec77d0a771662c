package dev.autodev.control.read;

import dev.autodev.control.engine.GateSubject;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.PartlyApproved;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.ChangeRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A gate's row, to look at. */
@Entity(name = "Gate")
@Table(name = "gate")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
public class GateEntity {
  @Id String id;

  @Column(name = "workflow_id")
  @Nullable String workflow;

  @Nullable String budget;

  String step;
  int round;
  String kind;
  String status;

  @Formula("cast(subject as text)")
  String subject;

  @Column(name = "decided_by")
  @Nullable String decidedBy;

  @Nullable String reason;
  @Nullable String note;

  @Formula(
      "(select string_agg(v.person, ', ' order by v.at, v.person) from gate_vote v where v.gate_id = id and v.hash = subject_hash)")
  @Nullable String approvedBy;

  @Formula("(select count(*) from gate_vote v where v.gate_id = id and v.hash = subject_hash)")
  long approvals;

  /** Only looked up where somebody has approved: states are long. */
  @Formula(
      "(select cast(w.state -> 'repository' -> 'approvals' ->> 'people' as integer) from workflow w where w.id = workflow_id and exists (select 1 from gate_vote v where v.gate_id = id))")
  @Nullable Integer people;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "decided_at")
  @Nullable Instant decidedAt;

  /** Its id. */
  public String id() {
    return id;
  }

  /** The budget that it asks to extend; null for a workflow's gate. */
  public @Nullable String budget() {
    return budget;
  }

  /** What people see. */
  public GateView view() {
    GateSubject about = Json.read(subject, GateSubject.class);
    return new GateView(
        id,
        kind,
        workflow,
        budget,
        step,
        round,
        status,
        new GateView.Subject(
            about.hash(),
            about.title(),
            about.markdown(),
            about.change().map(GateEntity::line).orElse(null),
            about.change().map(Json::tree).orElse(null),
            about.facts(),
            Json.tree(about.findings()),
            about.ratings()),
        openedAt,
        decidedBy,
        decidedAt,
        reason,
        note,
        status.equals("open") ? PartlyApproved.words(approvedBy, approvals, people) : null);
  }

  private static String line(ChangeRef change) {
    return "%s at %s: %d files, +%d -%d, merge request %s"
        .formatted(
            change.branch(),
            change.headSha(),
            change.files(),
            change.added(),
            change.removed(),
            change.mergeRequest());
  }
}
