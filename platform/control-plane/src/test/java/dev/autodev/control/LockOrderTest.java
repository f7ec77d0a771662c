package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.engine.WorkflowState;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.WorkflowRow;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two control planes write the same rows, and a third party takes its locks the wrong way round.
 */
@QuarkusTest
class LockOrderTest extends ControlPlaneTest {
  private static final int WORKFLOWS = 8;
  private static final int RUNS = 250;
  private static final int OPPOSITE = 2;
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
    List<Ledgers> planes = List.of(ledgers, new SecondProcess().of(ledgers));
    long before = deadlocks();
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
    CompletableFuture<Void> held = new CompletableFuture<>();
    Uni<Integer> opposite = opposite(flows, open, held);

    Tuple2<Integer, Integer> both =
        Uni.combine()
            .all()
            .unis(Uni.createFrom().completionStage(held).chain(() -> changes), opposite)
            .asTuple()
            .await()
            .atMost(LONGEST);
    int expected = both.getItem1();

    assertThat(number("select count(*) from task_event where kind = 'locked'"))
        .as("lines, each written once")
        .isEqualTo(expected);
    assertThat(number("select sum((state ->> 'extraRounds')::int) from workflow"))
        .as("changes of workflows, none overwritten")
        .isEqualTo(expected);
    assertThat(both.getItem2()).isEqualTo(OPPOSITE);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(deadlocks()).as("deadlocks, resolved").isGreaterThan(before));
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
      workflow.state(counted(workflow.state()));
      ledger.journal().tell(id, 0, null, "locked", null, "");
      lines++;
    }
    return lines;
  }

  private static WorkflowState counted(WorkflowState state) {
    return new WorkflowState(
        state.pipeline(),
        state.definition(),
        state.key(),
        state.title(),
        state.description(),
        state.repository(),
        state.seed(),
        state.status(),
        state.steps(),
        state.round(),
        state.mendings(),
        state.extraRounds() + 1,
        state.pending(),
        state.mended(),
        state.note());
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

  /** First tasks, then workflows, the last ones first; may be the one that has to give way. */
  private Uni<Integer> opposite(
      List<String> flows, List<String> open, CompletableFuture<Void> held) {
    return Multi.createFrom()
        .range(0, OPPOSITE)
        .onItem()
        .transformToUniAndConcatenate(
            i ->
                pool.withTransaction(connection -> lock(connection, flows, open, held))
                    .onFailure(LockOrderTest::deadlock)
                    .recoverWithItem(0))
        .collect()
        .asList()
        .map(List::size);
  }

  private static boolean deadlock(Throwable e) {
    return e instanceof PgException pg && "40P01".equals(pg.getSqlState());
  }

  private static Uni<Integer> lock(
      SqlConnection connection,
      List<String> flows,
      List<String> open,
      CompletableFuture<Void> held) {
    Uni<?> locks = Uni.createFrom().voidItem();
    for (String id : open.reversed()) {
      locks = locks.chain(() -> touch(connection, "task", id));
    }
    // The others begin now: they come to have workflows, and wait for tasks.
    locks = locks.invoke(() -> held.complete(null));
    locks = locks.chain(() -> connection.query("select pg_sleep(0.3)").execute());
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
