package dev.autodev.scheduler.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.NewTask;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.Tasks;
import dev.autodev.model.Repository;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.scheduler.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old rows of each sort beside those that stay, in batches of two. */
@QuarkusTest
@QuarkusTestResource(TestServers.class)
class RetentionTest {
  private static final Principal ANNA = Principal.human("anna");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration DAYS_30 = Duration.ofDays(30);

  @Inject Tasks tasks;
  @Inject Repositories repositories;
  @Inject Pool pool;

  private record Kept(
      Duration every,
      int batch,
      Duration occurrences,
      Duration stories,
      Duration outputs,
      Duration tokens)
      implements RetentionConfig {
    @Override
    public Logs logs() {
      throw new UnsupportedOperationException("rows only");
    }
  }

  @BeforeEach
  void empty() {
    sql(
        """
        truncate schedule, task, task_event, task_executions, instruction, access_token, person, repository
        restart identity cascade""");
  }

  private void look(Duration kept) {
    Retention retention = new Retention();
    retention.pool = pool;
    retention.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    retention.config = new Kept(Duration.ofHours(1), 2, kept, kept, kept, kept);
    retention.look();
  }

  @Test
  void timesOfSchedulesGoButTheLastAndThoseThatWait() {
    schedule("kept", "active");
    schedule("gone", "deleted");
    for (int day = 1; day <= 5; day++) {
      occurrence("kept", day, day == 2 ? "waiting" : "filed");
      occurrence("gone", day, "skipped");
    }

    look(DAYS_30);

    assertThat(
            column(
                "select schedule_id || ' ' || extract(day from due_at) from occurrence order by due_at"))
        .containsExactly("kept 2", "kept 5");
    assertThat(column("select id from schedule")).containsExactly("kept");
  }

  @Test
  void storiesOfTasksThatAreOverGoAndTheTaskStays() {
    ask(repositories.register(Repository.at("shop", "/srv/shop.git", "main"), ANNA));
    for (String status : List.of("completed", "parked", "cancelled")) {
      String id =
          "0000000000" + "%16s".formatted(status).replace(' ', '0').toUpperCase(Locale.ROOT);
      TaskPayload.RunTests tests = new TaskPayload.RunTests(Optional.empty(), "", 0);
      String made = ask(tasks.create(NewTask.of(tests).in("shop"), ANNA)).id();
      sql(
          "update task set id = '%s', status = '%s', finished_at = '2026-01-01' where id = '%s'"
              .formatted(id, status, made));
      for (int seq = 1; seq <= 3; seq++) {
        sql(
            "insert into task_event (task_id, epoch, seq, at, kind, text) values ('%s', 1, %d, '2026-01-01', 'k', '%s')"
                .formatted(id, seq, status));
      }
      sql(
          "insert into instruction (id, task_id, text, said_by, said_at) values ('i-%1$s', '%2$s', 't', 'anna', '2026-01-01')"
              .formatted(status, id));
    }

    look(DAYS_30);

    assertThat(column("select distinct text from task_event where kind = 'k'"))
        .containsExactly("parked");
    assertThat(column("select id from instruction")).containsExactly("i-parked");
    assertThat(column("select status from task order by status"))
        .containsExactly("cancelled", "completed", "parked");
  }

  @Test
  void outputsOfTriesGoAndTheTryStays() {
    execution("old", "2026-01-01", true);
    execution("untold", "2026-01-01", false);
    execution("new", "2026-05-31", true);

    look(DAYS_30);

    assertThat(
            column(
                "select task_id || ' ' || coalesce(output, '-') from task_executions order by id"))
        .containsExactly("old -", "untold words", "new words");
  }

  @Test
  void loginsThatEndedGo() {
    sql(
        """
        insert into person (name, password, access, created_at) values ('anna', 'x', 'viewer', now());
        insert into access_token (id, hash, person, kind, access, label, created_at, expires_at, revoked_at) values
          ('expired', '1', 'anna', 'login', 'viewer', '', '2026-01-01', '2026-01-02', null),
          ('revoked', '2', 'anna', 'person', 'viewer', '', '2026-01-01', '2027-01-01', '2026-01-03'),
          ('valid', '3', 'anna', 'person', 'viewer', '', '2026-01-01', '2027-01-01', null),
          ('ended lately', '4', 'anna', 'login', 'viewer', '', '2026-01-01', '2026-05-31', null)""");

    look(DAYS_30);

    assertThat(column("select id from access_token order by hash"))
        .containsExactly("valid", "ended lately");
  }

  @Test
  void aTimeOfZeroKeepsThemForGood() {
    execution("old", "2026-01-01", true);

    look(Duration.ZERO);

    assertThat(column("select output from task_executions")).containsExactly("words");
  }

  private void schedule(String id, String status) {
    sql(
        """
        insert into schedule (id, name, status, body, start_at, seen_at, created_by, created_at)
        values ('%1$s', '%1$s', '%2$s', '{}', '2026-01-01', '2026-01-06', 'anna', '2026-01-01')"""
            .formatted(id, status));
  }

  private void occurrence(String schedule, int day, String status) {
    sql(
        """
        insert into occurrence (schedule_id, due_at, status, by_hand, decided_at)
        values ('%1$s', '2026-01-0%2$d', '%3$s', false, '2026-01-0%2$d')"""
            .formatted(schedule, day, status));
  }

  private void execution(String task, String ended, boolean settled) {
    sql(
        """
        insert into task_executions (task_id, status, agent_type, priority_score, context, requested_by,
          started_at, completed_at, output, settled)
        values ('%s', 'completed', 'swarm', 1, '{}', 'anna', '%2$s', '%2$s', 'words', %3$s)"""
            .formatted(task, ended, settled));
  }

  private void sql(String text) {
    ask(pool.query(text).execute());
  }

  private List<String> column(String query) {
    List<String> all = new ArrayList<>();
    ask(pool.query(query).execute()).forEach(row -> all.add(row.getString(0)));
    return all;
  }

  private static <T> T ask(Uni<T> question) {
    return question.await().atMost(Duration.ofSeconds(20));
  }
}
