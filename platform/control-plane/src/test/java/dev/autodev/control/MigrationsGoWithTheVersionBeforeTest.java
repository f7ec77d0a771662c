package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * While a swarm is upgraded, the version before is at work on tables that this one has migrated,
 * and a rollback starts it there again. So a migration adds and never takes: what goes, goes when
 * no version that is still run asks for it. With whole processes of both versions: {@code
 * scripts/upgrade}.
 */
@QuarkusTest
class MigrationsGoWithTheVersionBeforeTest {
  /** What came earlier is older than any version that is still run. */
  private static final int OLDEST = 19;

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** What a version of then does with a task that it files, claims, parks, retries and ends. */
  private static final String WORK =
      """
      insert into worker (id, slots, holding, started_at, seen_at, version, roles)
        values ('%1$s', '{}', '[]', now(), now(), '1', '{}');
      insert into workflow (id, definition, title, status, state, pipeline, created_by, created_at, updated_at)
        values ('%1$s', 'feature', 'Say goodbye', 'running', '{}', '{}', 'ada', now(), now());
      insert into task (id, workflow_id, step, round, type, role, status, title, priority, payload, sort_key, max_attempts, created_by, created_at, updated_at)
        values ('%1$s', '%1$s', 'build', 1, 'implement_feature', 'builder', 'ready', 'Say goodbye', 5, '{}', 1, 3, 'ada', now(), now());
      update task set status = 'dispatched', epoch = epoch + 1, dispatched_at = now() where id = '%1$s' and status = 'ready';
      update task set status = 'in_progress', worker = '%1$s', lease_until = now(), started_at = now() where id = '%1$s' and epoch = 1;
      insert into task_event (task_id, epoch, seq, at, kind, worker, text) values ('%1$s', 1, 1, now(), 'claimed', '%1$s', '');
      insert into usage_day values (current_date, '%1$s', 'm', 'builder', 'shop', 1, 1, 1, 1, 0.1);
      update task set status = 'parked', reason = 'asks', worker = null, attempts = attempts + 1 where id = '%1$s';
      update task set status = 'ready', reason = null where id = '%1$s';
      update task set status = 'completed', result = '{}', evidence = '{}', finished_at = now() where id = '%1$s';
      insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject, opened_at)
        values ('%1$s', '%1$s', 'merge', 1, 'merge_approval', 'open', 'h', '{}', now());
      insert into gate_vote values ('%1$s', 'ada', 'h', now());
      update gate set status = 'approved', decided_by = 'ada', decided_hash = 'h', decided_at = now() where id = '%1$s' and status = 'open';
      update workflow set status = 'completed', version = version + 1, finished_at = now() where id = '%1$s';
      insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        values (now(), 'ada', 'person', 'gate.approved', 'gate', '%1$s', '{}');
      insert into halt (scope, reason, placed_by, placed_at) values ('role/%1$s', 'why', 'ada', now());
      insert into label values ('%1$s', 'l', 'ada', now());
      insert into agent_slots values ('%1$s', 3, 'ada', now());
      insert into schedule (id, name, status, body, start_at, seen_at, created_by, created_at)
        values ('%1$s', '%1$s', 'active', '{}', now(), now(), 'ada', now());
      insert into person (name, access, password, created_at) values ('%1$s', 'operator', 'argon', now())\
      """;

  @Test
  void eachAddsAndTakesNothing() throws IOException {
    OwnDatabase database = new OwnDatabase().migrate(Integer.toString(OLDEST));
    for (int version : versions().stream().filter(one -> one > OLDEST).toList()) {
      TablesAsTheyAre before = TablesAsTheyAre.of(database);
      database.migrate(Integer.toString(version));
      assertThat(TablesAsTheyAre.of(database).harms(before)).as("V%d", version).isEmpty();
    }
  }

  @Test
  void theOlderVersionGoesOnWithWhatWasInFlight() {
    OwnDatabase database = new OwnDatabase().migrate(Integer.toString(OLDEST));
    String[] statements = WORK.formatted("before").split(";");
    int half = statements.length / 3;
    run(database, statements, 0, half);
    String known = TablesAsTheyAre.of(database).allOf("task");
    List<String> inFlight = database.rows(known);

    database.migrate("latest");

    assertThat(inFlight).hasSize(1);
    assertThat(database.rows(known)).isEqualTo(inFlight);
    run(database, statements, half, statements.length);
    run(database, WORK.formatted("after").split(";"), 0, statements.length);
    assertThat(database.rows("select id, status from task order by id"))
        .containsExactly("after completed", "before completed");
  }

  /** The check itself: each of these would break the version before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter table task drop column title                                                  | task.title
          alter table task rename column attempts to tries                                    | task.attempts
          alter table task alter column epoch type bigint                                     | task.epoch
          alter table worker add column must text not null                                    | worker.must
          alter table task alter column reason set not null                                   | task.reason
          alter table worker add constraint few check (started_at < seen_at)                  | few
          create unique index one_each on worker (started_at)                                 | one_each
          drop table label                                                                    | label.name
          """)
  void seesWhatWouldBreakIt(String change, String named) {
    OwnDatabase database = new OwnDatabase().migrate("latest");
    TablesAsTheyAre before = TablesAsTheyAre.of(database);

    database.execute(change);

    assertThat(TablesAsTheyAre.of(database).harms(before)).anyMatch(harm -> harm.contains(named));
  }

  @Test
  void whatIsAddedHarmsNobody() {
    OwnDatabase database = new OwnDatabase().migrate("latest");
    TablesAsTheyAre before = TablesAsTheyAre.of(database);

    database.execute(
        "alter table worker add column may text, add column has text not null default ''");
    database.execute("create table more (id integer primary key, must text not null unique)");

    assertThat(TablesAsTheyAre.of(database).harms(before)).isEmpty();
  }

  private static void run(OwnDatabase database, String[] statements, int from, int to) {
    for (int i = from; i < to; i++) {
      database.execute(statements[i]);
    }
  }

  private static List<Integer> versions() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
          .sorted()
          .toList();
    }
  }
}
