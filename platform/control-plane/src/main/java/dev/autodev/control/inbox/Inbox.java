package dev.autodev.control.inbox;

import dev.autodev.control.engine.Graph;
import dev.autodev.control.view.PartlyApproved;
import dev.autodev.model.json.Json;
import dev.autodev.model.workflow.Pipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that waits for a person, what is best decided first at the top. */
@ApplicationScoped
public class Inbox {
  /** Of more than that the oldest are ranked; whoever has so many is not helped by the rest. */
  public static final int MOST = 500;

  private static final String OPEN =
      """
      select g.id, g.kind, g.subject_hash, g.subject ->> 'title' as title, g.opened_at, g.note,
             g.workflow_id, w.repository, g.budget, g.step, g.round, coalesce(w.priority, 5) as priority,
             w.pipeline::text as pipeline,
             coalesce((select sum(t.cost_usd) from task t where t.workflow_id = g.workflow_id), 0) as spent,
             (select count(*) from budget_wait b where b.budget = g.budget) as held, v.approved_by, v.approvals,
             case when v.approvals > 0 then (w.state -> 'repository' -> 'approvals' ->> 'people')::integer end as people
      from (select * from gate where status = 'open' order by id limit %d) g
      left join workflow w on w.id = g.workflow_id
      cross join lateral (
        select string_agg(person, ', ' order by at, person) as approved_by, count(*) as approvals
        from gate_vote where gate_id = g.id and hash = g.subject_hash) v"""
          .formatted(MOST);

  @Inject Pool pool;
  @Inject Clock clock;

  /** At most {@value #MOST}. */
  public Uni<List<WaitingGate>> ranked() {
    return pool.preparedQuery(OPEN)
        .execute()
        .map(
            rows -> {
              Instant now = clock.instant();
              Map<String, Pipeline> pipelines = new HashMap<>();
              List<WaitingGate> gates = new ArrayList<>();
              rows.forEach(row -> gates.add(gate(row, now, pipelines)));
              gates.sort(
                  Comparator.comparingDouble((WaitingGate gate) -> -gate.weight().score())
                      .thenComparing(WaitingGate::id));
              return List.copyOf(gates);
            });
  }

  /** How many wait. */
  public Uni<Long> size() {
    return pool.query("select count(*) as n from gate where status = 'open'")
        .execute()
        .map(rows -> rows.iterator().next().getLong("n"));
  }

  private static WaitingGate gate(Row row, Instant now, Map<String, Pipeline> pipelines) {
    Instant opened = row.getOffsetDateTime("opened_at").toInstant();
    BigDecimal spent = row.getBigDecimal("spent");
    int priority = row.getInteger("priority");
    int unblocks = row.getLong("held").intValue() + after(row, pipelines);
    return new WaitingGate(
        row.getString("id"),
        row.getString("kind"),
        row.getString("subject_hash"),
        Objects.requireNonNullElse(row.getString("title"), ""),
        opened,
        row.getString("note"),
        PartlyApproved.words(
            row.getString("approved_by"), row.getLong("approvals"), row.getInteger("people")),
        new WaitingGate.About(
            row.getString("workflow_id"),
            row.getString("repository"),
            row.getString("budget"),
            row.getString("step"),
            row.getInteger("round")),
        new WaitingGate.Weight(
            unblocks,
            spent,
            priority,
            GateRank.score(unblocks, Duration.between(opened, now), spent, priority)));
  }

  /** Steps that only begin when this one is done; a gate of the engine's own leads to one more. */
  private static int after(Row row, Map<String, Pipeline> pipelines) {
    @Nullable String json = row.getString("pipeline");
    if (json == null) {
      return 0;
    }
    Pipeline pipeline = pipelines.computeIfAbsent(json, text -> Json.read(text, Pipeline.class));
    String step = row.getString("step");
    return Optional.of(step)
        .filter(id -> pipeline.steps().stream().anyMatch(one -> one.id().equals(id)))
        .map(id -> Graph.below(pipeline, id).size())
        .orElse(1);
  }
}
