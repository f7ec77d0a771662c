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
import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.gateway.SessionGrant;
import dev.autodev.sessions.tools.ToolRun;
import dev.autodev.sessions.tools.Toolbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The session that needs no client installed: our own tool loop, in this process. */
@Singleton
public class BuiltinSession implements SessionClient {
  private static final Logger LOG = Logger.getLogger(BuiltinSession.class);

  private final BehindGateway gateway;
  private final SessionWaits waits;
  private final int maxOutputTokens;
  private final String upstream;
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
        new BehindGateway(gateway, tokens, prices),
        new SessionWaits(config.retry(), Pause.REAL),
        config.maxOutputTokens(),
        secrets,
        UpstreamChoice.of(config.upstream(), config.anthropic().hasKey()));
  }

  BuiltinSession(
      BehindGateway gateway, SessionWaits waits, int maxOutputTokens, SessionSecrets secrets) {
    this(gateway, waits, maxOutputTokens, secrets, UpstreamChoice.REPLAY);
  }

  private BuiltinSession(
      BehindGateway gateway,
      SessionWaits waits,
      int maxOutputTokens,
      SessionSecrets secrets,
      String upstream) {
    this.upstream = upstream;
    this.gateway = gateway;
    this.waits = waits;
    this.maxOutputTokens = maxOutputTokens;
    this.secrets = secrets;
  }

  @Override
  public String provider() {
    return "builtin";
  }

  @Override
  public String upstream() {
    return upstream;
  }

  @Override
  public SessionOutcome run(SessionRequest request, SessionListener listener) {
    try (SessionGrant grant =
        gateway
            .tokens()
            .register(
                request.key(),
                request.limits().maxTokens(),
                request.runDirectory(),
                SecretValues.of(secrets, request.toolEnvironment()))) {
      return run(request, grant, new Telling(listener, grant.redactor()));
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
    try {
      return loop(request, grant, telling, runner).toItsEnd();
    } catch (InterruptedException e) {
      LOG.debugf("task=%s session interrupted; its programs are stopped", request.key().taskId());
      return new SessionOutcome.Interrupted(grant.ledger().usage());
    } catch (IOException e) {
      return new SessionOutcome.Failed(
          "the session's directories cannot be used: " + e, grant.ledger().usage(), true);
    }
  }

  private ToolLoop loop(
      SessionRequest request, SessionGrant grant, Telling telling, ProcessRunner runner)
      throws IOException, InterruptedException {
    ToolLoop.stopIfInterrupted();
    Deadline deadline = Deadline.in(request.limits().total(), clock);
    Path home = Files.createDirectories(request.runDirectory().resolve("home"));
    ToolRun toolRun =
        new ToolRun(runner, home, request.toolEnvironment(), grant.redactor(), deadline::left);
    Toolbox tools = Toolbox.of(request.tools(), request.worktree(), toolRun);
    MessagesClient client = new MessagesClient(http, gateway.gateway().address(), grant.token());
    PatientModel model =
        new PatientModel(client, waits, deadline, request.limits().silence(), telling);
    LoopRun run = new LoopRun(request, grant, gateway.prices(), deadline, maxOutputTokens);
    return new ToolLoop(run, model, tools, telling);
  }
}
