package dev.autodev.control.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.view.WorkerView;
import dev.autodev.model.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A worker's row, to look at. */
@Entity(name = "Worker")
@Table(name = "worker")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
public class WorkerEntity {
  @Id String id;

  @Formula("cast(slots as text)")
  String slots;

  @Formula("cast(holding as text)")
  String holding;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "seen_at")
  Instant seenAt;

  @Column(name = "left_at")
  @Nullable Instant leftAt;

  /** What people see; live means seen since that instant. */
  public WorkerView view(Instant liveSince) {
    Map<String, Integer> free = new TreeMap<>();
    JsonNode tree = Json.parse(slots);
    tree.fieldNames().forEachRemaining(role -> free.put(role, tree.get(role).asInt()));
    List<String> tasks = new ArrayList<>();
    Json.parse(holding).fieldNames().forEachRemaining(tasks::add);
    return new WorkerView(
        id,
        List.copyOf(free.keySet()),
        free,
        tasks,
        startedAt,
        seenAt,
        leftAt == null && seenAt.isAfter(liveSince));
  }
}
