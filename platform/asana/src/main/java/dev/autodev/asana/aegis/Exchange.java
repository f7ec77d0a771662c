package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.client.Asana;
import dev.autodev.control.Repositories;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is done in a turn: tell, poll when it is time, take what there is room for, start it. */
@ApplicationScoped
class Exchange {
  private static final Logger LOG = Logger.getLogger(Exchange.class);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Inject AsanaConfig config;
  @Inject Asana asana;
  @Inject Poll poll;
  @Inject Telling telling;
  @Inject Filing filing;
  @Inject Candidates candidates;
  @Inject Executions executions;
  @Inject States states;
  @Inject Repositories repositories;
  @Inject Clock clock;

  private volatile @Nullable String bot;

  @SuppressWarnings("NullAway.Init") // made when the bean is
  private Due due;

  @PostConstruct
  void begin() {
    due = new Due(config.pollEvery(), config.toldPollEvery());
  }

  void round(State state) {
    telling.look();
    if (due.isNow(state.lastTasksSyncAt(), state.tasksChangedAt(), clock.instant())) {
      poll();
    }
    if (state.orchestratorStatus().equals(State.RUNNING)) {
      filing.choose(bot());
    }
    filing.start();
    states.counted(candidates.pending(), executions.active());
  }

  private void poll() {
    // From before it is read: what changes meanwhile is read again.
    Instant now = clock.instant();
    List<Found> found = poll.open();
    Registered registered = Registered.of(repositories.list().await().atMost(LONGEST));
    candidates.replace(new Ranking(config, registered, bot(), now).of(found));
    states.synced(now);
    LOG.infof("poll_completed tasks_found=%d queue_size=%d", found.size(), candidates.pending());
  }

  private String bot() {
    String known = bot;
    if (known == null) {
      known = asana.me().gid();
      bot = known;
    }
    return known;
  }
}
