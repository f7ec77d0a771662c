package dev.autodev.control.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it takes to decide some gates does not grow with those that wait beside them. */
@QuarkusTest
class DecidedGatesTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int DECIDED = 20;

  @Inject Pool pool;
  @Inject DatabasePools pools;

  @BeforeEach
  @AfterEach
  void clean() {
    sql("truncate gate");
  }

  @Test
  void eachIsFoundByItsKeyHoweverManyWait() {
    // What the planner knows is old: it believes that hardly any gate is open.
    gates("done", "approved", 2_000);
    sql("analyze gate");
    gates("open", "open", 500);

    List<String> plan = plan();

    assertThat(plan)
        .anyMatch(line -> line.contains("gate_workflow_id_step_round_key"))
        .noneMatch(line -> line.contains("gate_open"))
        .noneMatch(line -> line.contains("Rows Removed by Join Filter"));
  }

  private void gates(String prefix, String status, int count) {
    sql(
        """
        insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject, opened_at, noticed)
        select '%1$s-' || i, '%1$s-' || i, 'approve', 1, 'design', '%2$s', 'h', '{}', now(), false
        from generate_series(1, %3$d) i"""
            .formatted(prefix, status, count));
  }

  private List<String> plan() {
    String[] workflows = new String[DECIDED];
    String[] steps = new String[DECIDED];
    Integer[] rounds = new Integer[DECIDED];
    String[] statuses = new String[DECIDED];
    OffsetDateTime[] times = new OffsetDateTime[DECIDED];
    for (int i = 0; i < DECIDED; i++) {
      workflows[i] = "open-" + (i + 1);
      steps[i] = "approve";
      rounds[i] = 1;
      statuses[i] = "approved";
      times[i] = OffsetDateTime.now(ZoneOffset.UTC);
    }
    String[] none = new String[DECIDED];
    Tuple values =
        Tuple.from(
            new ArrayList<Object>(
                List.of(workflows, steps, rounds, statuses, none, none, none, none, times)));
    List<String> lines = new ArrayList<>();
    String explained = "explain (analyze, costs off, timing off) " + JournalSql.GATES_DECIDED.sql();
    for (Row row : ask(pools.plane().preparedQuery(explained).execute(values))) {
      lines.add(row.getString(0));
    }
    return lines;
  }

  private void sql(String statement) {
    ask(pool.query(statement).execute());
  }

  private static RowSet<Row> ask(Uni<RowSet<Row>> question) {
    return question.await().atMost(SOON);
  }
}
