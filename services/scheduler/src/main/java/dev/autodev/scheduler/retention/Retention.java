package dev.autodev.scheduler.retention;

import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Takes old rows away, in batches that are transactions of their own. Any number of processes may:
 * what one has taken the others do not find.
 */
@ApplicationScoped
public class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Inject Pool pool;
  @Inject RetentionConfig config;
  @Inject Clock clock;

  private final Looks looks =
      Looks.blocking(
          this::look, new Outage(LOG, "looking for old rows", "they stay until the next look"));

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Takes away all that may go, which blocks; a failure of the database is thrown. */
  public void look() {
    Instant now = clock.instant();
    for (Rule rule : Rule.of(config)) {
      if (rule.kept().isPositive()) {
        apply(rule, now.minus(rule.kept()));
      }
    }
  }

  private void apply(Rule rule, Instant before) {
    int all = 0;
    int gone = config.batch();
    while (gone == config.batch()) {
      gone =
          pool.preparedQuery(rule.sql())
              .execute(rule.values().apply(before, config.batch()))
              .await()
              .atMost(LONGEST)
              .rowCount();
      all += gone;
    }
    if (all > 0) {
      LOG.infof("retention=%s older than %s gone: %d", rule.what(), before, all);
    }
  }
}
