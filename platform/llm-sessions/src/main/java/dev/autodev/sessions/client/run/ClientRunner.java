package dev.autodev.sessions.client.run;

import dev.autodev.sessions.SecretValues;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionSecrets;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.cage.Cage;
import dev.autodev.sessions.cage.Cell;
import dev.autodev.sessions.cage.Resident;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientProgram;
import dev.autodev.sessions.client.RunDirectory;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.client.machine.ClientBinary;
import dev.autodev.sessions.client.machine.Machine;
import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.SessionGrant;
import dev.autodev.sessions.limits.LimitNotes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs the sessions of command-line clients behind the gateway. */
@Singleton
public class ClientRunner {
  private static final Logger LOG = Logger.getLogger(ClientRunner.class);

  private final Gateway gateway;
  private final GatewayTokens tokens;
  private final SessionsConfig config;
  private final SessionSecrets secrets;
  private final LimitNotes limits;
  private final Clock clock = Clock.systemUTC();
  private final Machine machine;

  @Inject
  public ClientRunner(
      Gateway gateway,
      GatewayTokens tokens,
      SessionsConfig config,
      SessionSecrets secrets,
      LimitNotes limits) {
    this.gateway = gateway;
    this.tokens = tokens;
    this.config = config;
    this.secrets = secrets;
    this.limits = limits;
    this.machine = new Machine(config);
  }

  /**
   * Looks for what a client needs when the application starts, if it is the configured one.
   *
   * @throws dev.autodev.sessions.SessionSettingsException if something is missing, with the remedy
   */
  public void checkIfConfigured(ClientProgram client) throws InterruptedException {
    if (config.provider().equals(client.name())) {
      machine.binaryOf(client);
      machine.cage();
    }
  }

  /** As {@link dev.autodev.sessions.SessionClient#run}, with this client. */
  public SessionOutcome run(
      ClientProgram client, SessionRequest request, SessionListener listener) {
    try (SessionGrant grant =
        tokens.register(
            request.key(),
            request.limits(),
            request.runDirectory(),
            SecretValues.of(secrets, request.toolEnvironment()))) {
      SessionOutcome outcome = interruptible(client, request, listener, grant);
      // An interrupt that came too late to stop anything is not lost, nor left to the caller's next
      // wait.
      return Thread.interrupted() ? new SessionOutcome.Interrupted(outcome.usage()) : outcome;
    }
  }

  private SessionOutcome interruptible(
      ClientProgram client, SessionRequest request, SessionListener listener, SessionGrant grant) {
    try {
      return run(client, request, listener, grant);
    } catch (InterruptedException e) {
      LOG.debugf(
          "task=%s session interrupted; %s is stopped", request.key().taskId(), client.name());
      return new SessionOutcome.Interrupted(grant.ledger().usage());
    } catch (IOException e) {
      return new SessionOutcome.Failed(
          "the session's directories cannot be used: " + e, grant.ledger().usage(), true);
    }
  }

  private SessionOutcome run(
      ClientProgram client, SessionRequest request, SessionListener listener, SessionGrant grant)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    RunDirectory directory = RunDirectory.in(request.runDirectory(), client.name());
    ClientBinary binary = machine.binaryOf(client);
    Cage cage = machine.cage();
    Briefing briefing =
        new Briefing(
            request,
            directory,
            binary.program(),
            !(cage instanceof Cage.Open),
            gateway.address(),
            grant.token());
    Watch watch = new Watch(request.limits(), config.clients().toolSilence(), clock);
    Transcript transcript = new Transcript(grant.noticing(listener), grant.redactor(), clock);
    NotedLimits noted = new NotedLimits(limits, client.upstreams(), clock);
    Duration longestWait = config.retry().longestWait();
    KeptSession kept = new KeptSession(client, briefing, binary.version());
    String goesOn = kept.toGoOn().map(id -> ", goes on with session " + id).orElse("");
    transcript.started(
        "%s, %s, %s%s".formatted(client.name(), binary.version(), cage.words(), goesOn));
    try (Cell cell = cage.around(resident(briefing))) {
      Guard guard = new Guard(watch, grant, noted, config, cell);
      Verdict verdict = new ClientSession(client, briefing, guard, transcript, kept).toItsEnd();
      return new Outcomes(grant, noted, longestWait, clock).of(verdict, watch.turns());
    }
  }

  private static Resident resident(Briefing briefing) {
    return new Resident(
        briefing.request().worktree(),
        briefing.request().tools().writes(),
        briefing.directory().root(),
        briefing.request().toolEnvironment(),
        Optional.of(briefing.binary()),
        briefing.gateway());
  }
}
