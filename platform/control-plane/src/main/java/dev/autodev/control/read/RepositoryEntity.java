package dev.autodev.control.read;

import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.model.Repository;
import dev.autodev.model.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A repository's row, to look at. */
@Entity(name = "Repository")
@Table(name = "repository")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
public class RepositoryEntity {
  @Id String name;

  @Formula("cast(body as text)")
  String body;

  short importance;

  @Column(name = "registered_by")
  String registeredBy;

  @Column(name = "created_at")
  Instant createdAt;

  /** What people see. */
  public RepositoryView view() {
    KnownRepository known = new KnownRepository(Json.read(body, Repository.class), importance);
    return new RepositoryView(
        known.repository(), known.importance(), known.version(), registeredBy, createdAt);
  }
}
