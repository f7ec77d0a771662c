package dev.autodev.sessions.choice;

import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderRefused;
import dev.autodev.settings.LiveSettings;
import dev.autodev.settings.OperatorSettings;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The providers as they may be used now, and what a session's end says about its own. */
@Singleton
public class Providers {
  private final SessionClients clients;
  private final LiveSettings settings;
  private final LimitNotes notes;
  private final Clock clock;
  private final ProviderChain chain;

  @Inject
  Providers(
      SessionClients clients, LiveSettings settings, LimitNotes notes, Instance<Clock> clocks) {
    this(
        clients,
        settings,
        notes,
        clocks.isResolvable() ? clocks.get() : Clock.systemUTC(),
        System::getenv);
  }

  /** Of these clients. */
  public Providers(
      SessionClients clients,
      LiveSettings settings,
      LimitNotes notes,
      Clock clock,
      Function<String, @Nullable String> environment) {
    this.clients = clients;
    this.settings = settings;
    this.notes = notes;
    this.clock = clock;
    this.chain = new ProviderChain(clients, environment);
  }

  /**
   * The clients for a wish in the order in which they are tried.
   *
   * @throws dev.autodev.sessions.SessionSettingsException if a name is no client's
   */
  public List<Candidate> chain(Wish wish) {
    return chain.of(wish, settings.now());
  }

  /** Who runs a session now; waits a moment for what others noted. */
  public Choice next(List<Candidate> of, Set<Candidate> tried) {
    notes.refresh();
    return NextProvider.of(of, tried, notes, clock.instant());
  }

  /** Notes that a session was ended by its provider's limit, unless the gateway knows better. */
  public void limited(Candidate candidate, SessionOutcome.RateLimited ended) {
    Instant now = clock.instant();
    Optional<ProviderLimit> known =
        notes
            .limit(candidate.upstream(), now)
            .filter(limit -> limit.told() || !limit.resetsAt().isBefore(ended.resetsAt()));
    if (known.isEmpty()) {
      notes.note(
          new ProviderLimit(
              candidate.upstream(),
              candidate.model(),
              "a session of " + candidate.provider() + " was told so",
              now,
              ended.resetsAt(),
              false,
              Optional.empty()));
    }
  }

  /** Stops a provider until a person acts; answers what has to be done, in words. */
  public String refused(Candidate candidate, SessionOutcome.Unauthorized ended) {
    Optional<ProviderRefused> known = notes.refused(candidate.upstream());
    ProviderRefused refused =
        known.orElseGet(
            () ->
                new ProviderRefused(
                    candidate.upstream(),
                    candidate.model(),
                    ProviderRefused.Kind.AUTHENTICATION,
                    ended.reason(),
                    clock.instant()));
    if (known.isEmpty()) {
      notes.note(refused);
    }
    return Refusals.words(candidate, refused);
  }

  /** What a session may use: the configured limits, with those of the settings in their place. */
  public SessionLimits limits() {
    SessionLimits configured = clients.limits();
    OperatorSettings now = settings.now();
    return new SessionLimits(
        now.watcher().maxSessionDuration().orElse(configured.total()),
        configured.silence(),
        configured.maxTurns(),
        now.tokens().sessionMax().orElse(configured.maxTokens()));
  }

  /** Whose texts go to sessions that can write. */
  public OperatorSettings.Trust trust() {
    return settings.now().trust();
  }

  /** When work may begin anew whose session crashed or stalled, if the settings say so. */
  public Optional<Instant> restart() {
    return settings.now().watcher().restartDelay().map(this::in);
  }

  private Instant in(Duration delay) {
    return clock.instant().plus(delay);
  }
}
