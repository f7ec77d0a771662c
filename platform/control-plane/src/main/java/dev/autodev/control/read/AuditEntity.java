package dev.autodev.control.read;

import dev.autodev.control.view.AuditView;
import dev.autodev.model.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line of the audit trail, to look at. */
@Entity(name = "Audit")
@Table(name = "audit")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
public class AuditEntity {
  @Id long id;
  Instant at;
  String actor;

  @Column(name = "actor_kind")
  String actorKind;

  String action;

  @Column(name = "subject_kind")
  String subjectKind;

  @Column(name = "subject_id")
  String subjectId;

  @Column(name = "workflow_id")
  @Nullable String workflow;

  @Formula("cast(details as text)")
  String details;

  /** What people see. */
  public AuditView view() {
    return new AuditView(
        id, at, actor, actorKind, action, subjectKind, subjectId, workflow, Json.parse(details));
  }
}
