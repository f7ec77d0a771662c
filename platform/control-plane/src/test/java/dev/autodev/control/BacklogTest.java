package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOrder;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a step reads does not grow with what waits, nor with what is long done. */
@QuarkusTest
class BacklogTest extends ControlPlaneTest {
  private static final int STEPS = 10;
  private static final int WAITING = 20_000;

  /** Index entries and rows, as PostgreSQL counts them; those of the look itself are few. */
  private static final String READ =
      """
      select (select sum(idx_tup_read) from pg_stat_user_indexes)
           + (select sum(seq_tup_read) from pg_stat_user_tables)""";

  /** An idle session reports what it counted after ten seconds. */
  private static final Duration REPORTED = Duration.ofSeconds(12);

  /** A plan that was made for the short queue is used for a second at most; and some. */
  private static final Duration PLANS_LAST = Duration.ofSeconds(2);

  @Test
  void aStepBehindALongQueueReadsWhatOneBehindNoneReads() {
    FakeWorker worker = worker("worker-backlog").seen(1, Role.SECURITY);
    steps(worker);
    long first = read();
    steps(worker);
    long second = read();
    sql("vacuum analyze task"); // as PostgreSQL does by itself sooner or later
    fill(); // reads nothing: it has no keys of other tables
    pause(PLANS_LAST);
    steps(worker);
    long alone = second - first;
    long behind = read() - second;

    assertThat(behind).as("read behind %d, alone %d", WAITING, alone).isLessThan(2 * alone + 1_000);
  }

  private void steps(FakeWorker worker) {
    for (int i = 0; i < STEPS; i++) {
      create(scan());
      TaskOrder order = worker.takes(Role.SECURITY);
      worker.claims(order);
      worker.ends(order, clean(order));
      comesTo("completed", order);
      ask(dispatcher.tick());
    }
  }

  /** Ready, done and pending ones; PostgreSQL has not looked at them yet. */
  private void fill() {
    for (String status : new String[] {"ready", "completed", "pending"}) {
      sql(
          """
          insert into task (id, type, role, status, title, priority, payload, repository, sort_key, not_before,
                            max_attempts, created_by, created_at, updated_at)
          select '0%s' || i, 'security_scan', 'builder', '%s', 'waits', 5, '{}', 'sample', -i,
                 case when '%s' = 'pending' then timestamptz '2099-01-01' end, 3, 'test', now(), now()
          from generate_series(1, %d) i"""
              .formatted(status, status, status, WAITING));
    }
  }

  private static void pause(Duration duration) {
    Awaitility.await().pollDelay(duration).atMost(duration.multipliedBy(2)).until(() -> true);
  }

  private long read() {
    pause(REPORTED);
    return ask(pool.query(READ).execute()).iterator().next().getLong(0);
  }
}
