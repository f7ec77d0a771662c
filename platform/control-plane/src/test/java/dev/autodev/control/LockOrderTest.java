package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.WorkflowRow;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two control planes write the same rows, and a third party takes its locks the wrong way round.
 */
@QuarkusTest
class LockOrderTest extends ControlPlaneTest {
  private static final int WORKFLOWS = 8;
  private static final int RUNS = 250;
  private static final int OPPOSITE = 6;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @Inject Ledgers ledgers;

  @AfterEach
  void noTrouble() {
    sql("drop trigger if exists trouble on task_event");
    sql("drop function if exists trouble()");
  }

  @Test
  void losesNothingToDeadlocksAndLostRaces() {
    for (int i = 0; i < WORKFLOWS; i++) {
      ask(
          workflows.start(
              new NewWorkflow("fix", "Mend " + i, "", Optional.of("sample"), Optional.empty()),
              ANNA));
    }
    provokeLostRaces();
    List<String> flows = ids("select id from workflow order by id");
    List<String> open = ids("select id from task order by workflow_id");
    long before = deadlocks();
    long versions = number("select sum(version) from workflow");
    List<Ledgers> planes = List.of(ledgers, SecondProcess.of(ledgers, Ledgers.class));
    Random random = new Random(7);
    List<Uni<Integer>> all = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      for (Ledgers plane : planes) {
        all.add(change(plane, flows, open, random));
      }
    }
    Uni<Integer> changes =
        Multi.createFrom()
            .iterable(all)
            .onItem()
            .transformToUni(change -> change)
            .merge(24)
            .collect()
            .asList()
            .map(done -> done.stream().mapToInt(Integer::intValue).sum());
    Uni<Integer> opposite = opposite(flows, open);

    int expected =
        Uni.combine().all().unis(changes, opposite).asTuple().await().atMost(LONGEST).getItem1();

    assertThat(number("select count(*) from task_event where kind = 'locked'"))
        .as("lines, each written once")
        .isEqualTo(expected);
    assertThat(number("select sum(version) from workflow") - versions)
        .as("changes of workflows, none overwritten")
        .isEqualTo(2L * 2 * RUNS);
    await()
        .untilAsserted(
            () -> assertThat(deadlocks()).as("real deadlocks, resolved").isGreaterThan(before));
  }

  private long deadlocks() {
    return number("select deadlocks from pg_stat_database where datname = current_database()");
  }

  /** Two of the workflows, named in any order, directly or by a task of theirs. */
  private static Uni<Integer> change(
      Ledgers plane, List<String> flows, List<String> open, Random random) {
    int first = random.nextInt(flows.size());
    int other = (first + 1 + random.nextInt(flows.size() - 1)) % flows.size();
    Scope scope = new Scope().workflow(flows.get(first));
    if (random.nextBoolean()) {
      scope.endingTask(open.get(other));
    } else {
      scope.workflow(flows.get(other));
    }
    scope.task(open.get(random.nextInt(open.size())));
    return plane.run(scope, ledger -> write(ledger, flows.get(first), flows.get(other)));
  }

  private static int write(Ledger ledger, String... flows) {
    int lines = 0;
    for (String id : flows) {
      WorkflowRow workflow = ledger.workflow(id).orElseThrow();
      workflow.state(workflow.state());
      ledger.journal().tell(id, 0, null, "locked", null, "");
      lines++;
    }
    return lines;
  }

  /** Now and then a write finds that somebody else was quicker; groups write many lines at once. */
  private void provokeLostRaces() {
    sql(
        """
        create function trouble() returns trigger language plpgsql as $$
        begin
          if new.kind = 'locked' and random() < 0.01 then
            raise exception 'provoked' using errcode = case when random() < 0.5 then '40001' else '40P01' end;
          end if;
          return new;
        end $$""");
    sql(
        "create trigger trouble before insert on task_event for each row execute function trouble()");
  }

  /**
   * First tasks, then workflows, the last ones first; waits longest, so others are chosen to give
   * way.
   */
  private Uni<Integer> opposite(List<String> flows, List<String> open) {
    return Multi.createFrom()
        .range(0, OPPOSITE)
        .onItem()
        .transformToUniAndConcatenate(
            i ->
                pool.withTransaction(connection -> lock(connection, flows, open))
                    .onFailure()
                    .recoverWithItem(0))
        .collect()
        .asList()
        .map(List::size);
  }

  private static Uni<Integer> lock(
      SqlConnection connection, List<String> flows, List<String> open) {
    Uni<?> locks = connection.query("set local deadlock_timeout = '20s'").execute();
    for (String id : open.reversed()) {
      locks = locks.chain(() -> touch(connection, "task", id));
    }
    for (String id : flows.reversed()) {
      locks = locks.chain(() -> touch(connection, "workflow", id));
    }
    return locks.replaceWith(1);
  }

  private static Uni<?> touch(SqlConnection connection, String table, String id) {
    return connection
        .query("select id from " + table + " where id = '" + id + "' for update")
        .execute();
  }

  private List<String> ids(String sql) {
    List<String> ids = new ArrayList<>();
    ask(pool.query(sql).execute()).forEach(row -> ids.add(row.getString(0)));
    return ids;
  }

  private long number(String sql) {
    Row row = ask(pool.query(sql).execute()).iterator().next();
    return row.getLong(0);
  }
}
