package dev.autodev.sessions.builtin;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.sessions.SecretValues;
import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionSecrets;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.cage.Cage;
import dev.autodev.sessions.cage.Cages;
import dev.autodev.sessions.cage.Cell;
import dev.autodev.sessions.cage.Resident;
import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.gateway.SessionGrant;
import dev.autodev.sessions.tools.ToolRun;
import dev.autodev.sessions.tools.Toolbox;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The session that needs no client installed: our own tool loop, in this process. */
@Singleton
public class BuiltinSession implements SessionClient {
  private static final Logger LOG = Logger.getLogger(BuiltinSession.class);

  private final BehindGateway gateway;
  private final SessionWaits waits;
  private final int maxOutputTokens;
  private final boolean isConfigured;
  private final Cages cages;
  private final SessionSecrets secrets;
  private final Clock clock = Clock.systemUTC();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  @Inject
  public BuiltinSession(
      Gateway gateway,
      GatewayTokens tokens,
      Prices prices,
      SessionsConfig config,
      SessionSecrets secrets) {
    this(
        new BehindGateway(
            gateway,
            tokens,
            prices,
            UpstreamChoice.of(
                config.upstream(), UpstreamChoice.ANTHROPIC, config.anthropic().hasKey())),
        new SessionWaits(config.retry(), Pause.REAL),
        secrets,
        config);
  }

  BuiltinSession(
      BehindGateway gateway, SessionWaits waits, SessionSecrets secrets, SessionsConfig config) {
    this.gateway = gateway;
    this.waits = waits;
    this.maxOutputTokens = config.maxOutputTokens();
    this.isConfigured = config.provider().equals(provider());
    this.cages = new Cages(config);
    this.secrets = secrets;
  }

  void checkAtStart(@Observes StartupEvent started) throws InterruptedException {
    if (isConfigured) {
      cages.cage();
    }
  }

  @Override
  public String provider() {
    return "builtin";
  }

  @Override
  public String upstream() {
    return gateway.upstream();
  }

  @Override
  public SessionOutcome run(SessionRequest request, SessionListener listener) {
    try (SessionGrant grant =
        gateway
            .tokens()
            .register(
                request.key(),
                request.limits(),
                request.runDirectory(),
                SecretValues.of(secrets, request.toolEnvironment()))) {
      return run(request, grant, new Telling(grant.noticing(listener), grant.redactor()));
    }
  }

  private SessionOutcome run(SessionRequest request, SessionGrant grant, Telling telling) {
    ProcessRunner runner = new ProcessRunner();
    SessionOutcome outcome;
    try {
      outcome = looped(request, grant, telling, runner);
    } finally {
      runner.stopAll();
    }
    // An interrupt that came too late to stop anything is not lost, nor left to the caller's next
    // wait.
    return Thread.interrupted() ? new SessionOutcome.Interrupted(outcome.usage()) : outcome;
  }

  private SessionOutcome looped(
      SessionRequest request, SessionGrant grant, Telling telling, ProcessRunner runner) {
    try (Cell cell = cell(request, telling)) {
      return loop(request, grant, telling, new Hands(runner, cell)).toItsEnd();
    } catch (InterruptedException e) {
      LOG.debugf("task=%s session interrupted; its programs are stopped", request.key().taskId());
      return new SessionOutcome.Interrupted(grant.ledger().usage());
    } catch (IOException e) {
      return new SessionOutcome.Failed(
          "the session's directories cannot be used: " + e, grant.ledger().usage(), true);
    }
  }

  /** Only a shell can do what needs a cage; the other tools keep to the worktree by themselves. */
  private Cell cell(SessionRequest request, Telling telling)
      throws IOException, InterruptedException {
    ToolLoop.stopIfInterrupted();
    if (request.tools() != ToolSet.READ_WRITE) {
      telling.started(provider() + ", without a shell: its tools keep to its worktree");
      return new Cell.Open(request.toolEnvironment());
    }
    Cage cage = cages.cage();
    telling.started("%s, its shell %s".formatted(provider(), cage.words()));
    return cage.around(
        new Resident(
            request.worktree(),
            true,
            Files.createDirectories(home(request)),
            request.toolEnvironment(),
            Optional.empty(),
            gateway.gateway().address()));
  }

  private static Path home(SessionRequest request) {
    return request.runDirectory().resolve("home");
  }

  private ToolLoop loop(SessionRequest request, SessionGrant grant, Telling telling, Hands hands)
      throws IOException, InterruptedException {
    Deadline deadline = Deadline.in(request.limits().total(), clock);
    Path home = Files.createDirectories(home(request));
    ToolRun toolRun =
        new ToolRun(hands.runner(), home, hands.cell(), grant.redactor(), deadline::left);
    Toolbox tools = Toolbox.of(request.tools(), request.worktree(), toolRun);
    MessagesClient client = new MessagesClient(http, gateway.gateway().address(), grant.token());
    PatientModel model =
        new PatientModel(client, waits, deadline, request.limits().silence(), telling);
    LoopRun run = new LoopRun(request, grant, gateway.prices(), deadline, maxOutputTokens);
    return new ToolLoop(run, model, tools, hands.cell(), telling);
  }

  private record Hands(ProcessRunner runner, Cell cell) {}
}
