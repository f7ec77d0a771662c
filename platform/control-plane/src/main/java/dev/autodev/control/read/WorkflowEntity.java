package dev.autodev.control.read;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A workflow's row, to look at. */
@Entity(name = "Workflow")
@Table(name = "workflow")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
public class WorkflowEntity {
  @Id String id;
  String definition;
  String title;
  @Nullable String repository;
  String status;

  @Column(name = "idempotency_key")
  @Nullable String key;

  @Formula("cast(cast(state as jsonb) || jsonb_build_object('definition', pipeline) as text)")
  String state;

  @Nullable String result;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  /** Its id. */
  public String id() {
    return id;
  }
}
