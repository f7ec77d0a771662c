package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.autodev.control.cost.CostView;
import dev.autodev.control.cost.Costs;
import dev.autodev.control.cost.CostsView;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.Severity;
import dev.autodev.model.Usage;
import dev.autodev.model.task.TaskPayload;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was spent is summed by day, role, repository and model in the commit that records it. */
@QuarkusTest
class SumsOfUsageTest extends ControlPlaneTest {
  private static final int TASKS = 24;
  private static final int REPORTS = 1_500;
  private static final int AT_ONCE = 32;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Inject Ledgers ledgers;
  @Inject Costs costs;

  /** Of two control planes, each of whose groups has rows that those of the other have too. */
  @Test
  void areExactWhateverIsWrittenAtOnce() {
    List<String> ids = file(TASKS);
    List<Ledgers> planes = List.of(ledgers, new SecondProcess().of(ledgers));
    Random random = new Random(5);
    long before = deadlocks();
    List<Uni<Void>> reports = new ArrayList<>();
    for (int i = 0; i < REPORTS; i++) {
      Ledgers plane = planes.get(i % planes.size());
      reports.add(report(plane, ids.get(random.nextInt(TASKS)), "m" + random.nextInt(3), i));
    }

    Multi.createFrom()
        .iterable(reports)
        .onItem()
        .transformToUni(report -> report)
        .merge(AT_ONCE)
        .collect()
        .asList()
        .await()
        .atMost(LONGEST);

    assertThat(rows(SumsOfUsage.WRONG)).isEmpty();
    assertThat(row("select sum(input_tokens)::bigint from usage_sum where kind = 'day'").getLong(0))
        .as("each report, once")
        .isEqualTo(IntStream.range(0, REPORTS).asLongStream().sum());
    assertThat(deadlocks()).as("deadlocks").isEqualTo(before);
  }

  @Test
  void countATaskOnceOnEachDayWhicheverModelsItUses() {
    String id = file(1).getFirst();
    CostsView began = ask(costs.last(1));
    report(ledgers, id, "small", 1).await().atMost(LONGEST);
    report(ledgers, id, "small", 1).await().atMost(LONGEST);
    report(ledgers, id, "large", 2).await().atMost(LONGEST);
    clock.advance(Duration.ofDays(1));
    report(ledgers, id, "large", 4).await().atMost(LONGEST);

    CostsView both = ask(costs.last(2));

    assertThat(began.days()).isEmpty();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    assertThat(both.days())
        .extracting(CostView::name, CostView::tokens, CostView::taskDays)
        .containsExactly(
            tuple(today.minusDays(1).toString(), 4L, 1L), tuple(today.toString(), 4L, 1L));
    assertThat(taskDays(both.models())).isEqualTo(Map.of("small", 1L, "large", 2L));
    assertThat(taskDays(both.roles())).isEqualTo(Map.of("security", 2L));
    assertThat(taskDays(both.repositories())).isEqualTo(Map.of("sample", 2L));
  }

  @Test
  void growBeyondWhatARowCanHold() {
    Usage most = new Usage(Long.MAX_VALUE, 0, 0, 0, new BigDecimal("999999999999"));
    for (String id : file(2)) {
      ask(ledgers.change(new Scope().task(id), ledger -> consumed(ledger, id, "m", most)));
    }

    assertThat(rows(SumsOfUsage.WRONG)).isEmpty();
    CostView day = ask(costs.last(1)).days().getFirst();
    assertThat(day.tokens()).isEqualTo(Long.MAX_VALUE);
    assertThat(day.usd()).isEqualByComparingTo("1999999999998");
  }

  @Test
  void areMadeOfWhatWasRecordedBeforeThereWereAny() {
    OwnDatabase database = new OwnDatabase().migrate("24");
    database.execute(
        """
        insert into usage_day
        select date '2026-11-01' + i % 5, 't' || i % 40, 'm' || i % 3, 'builder',
               case when i % 4 > 0 then 'r' || i % 4 end, i, 1, 2, 3, i * 0.01
        from generate_series(1, 600) i on conflict do nothing""");

    database.migrate("latest");
    database.execute(
        "update usage_day set input_tokens = input_tokens + 5 where day = '2026-11-02'");
    database.execute(
        "insert into usage_day values ('2026-11-02', 't1', 'new', 'builder', 'r1', 1, 1, 1, 1, 0.1)");

    assertThat(database.rows("select day from usage_sum where kind = 'day' group by day"))
        .hasSize(5);
    assertThat(database.rows(SumsOfUsage.WRONG)).isEmpty();
  }

  private List<String> file(int count) {
    TaskPayload scan = new TaskPayload.SecurityScan(Optional.empty(), Severity.HIGH, 0);
    TaskPayload analysis = new TaskPayload.StaticAnalysis(Optional.empty(), Severity.LOW, true);
    return IntStream.range(0, count)
        .mapToObj(i -> NewTask.of(i % 2 == 0 ? scan : analysis).in("sample"))
        .map(task -> ask(tasks.create(task, ANNA)).id())
        .toList();
  }

  private static Uni<Void> report(Ledgers plane, String task, String model, int tokens) {
    Usage used = new Usage(tokens, 0, 0, 0, new BigDecimal("0.000001"));
    return plane.change(new Scope().task(task), ledger -> consumed(ledger, task, model, used));
  }

  private static void consumed(Ledger ledger, String id, String model, Usage used) {
    TaskRow task = ledger.task(id).orElseThrow();
    task.consume(used);
    ledger.journal().consumed(task.identity(), model, used);
  }

  private static Map<String, Long> taskDays(List<CostView> lines) {
    return lines.stream().collect(Collectors.toMap(CostView::name, CostView::taskDays));
  }

  private long deadlocks() {
    return row("select deadlocks from pg_stat_database where datname = current_database()")
        .getLong(0);
  }

  private Row row(String sql) {
    return rows(sql).getFirst();
  }

  private List<Row> rows(String sql) {
    List<Row> rows = new ArrayList<>();
    ask(pool.query(sql).execute()).forEach(rows::add);
    return rows;
  }
}
