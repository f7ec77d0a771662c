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

  @Formula("cast(roles as text)")
  String roles;

  String version;

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
    Map<String, WorkerView.RoleState> states = new TreeMap<>();
    JsonNode all = Json.parse(roles);
    all.fieldNames()
        .forEachRemaining(
            role ->
                states.put(
                    role,
                    new WorkerView.RoleState(
                        all.get(role).path("slots").asInt(),
                        all.get(role).path("taking").asText())));
    free.forEach(
        (role, number) -> states.putIfAbsent(role, new WorkerView.RoleState(number, "open")));
    return new WorkerView(
        id,
        version,
        List.copyOf(states.keySet()),
        states,
        free,
        tasks,
        startedAt,
        seenAt,
        leftAt == null && seenAt.isAfter(liveSince));
  }
}
