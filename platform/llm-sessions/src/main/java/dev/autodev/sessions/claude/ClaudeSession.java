package dev.autodev.sessions.claude;

import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.client.run.ClientRunner;
import dev.autodev.sessions.gateway.Prices;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Sessions of Anthropic's command-line client. */
@Singleton
public class ClaudeSession implements SessionClient {
  private final ClientRunner runner;
  private final ClaudeProgram program;

  @Inject
  public ClaudeSession(ClientRunner runner, SessionsConfig config, Prices prices) {
    this.runner = runner;
    this.program = new ClaudeProgram(config, prices);
  }

  void checkAtStart(@Observes StartupEvent started) throws InterruptedException {
    runner.checkIfConfigured(program);
  }

  @Override
  public String provider() {
    return program.name();
  }

  @Override
  public SessionOutcome run(SessionRequest request, SessionListener listener) {
    return runner.run(program, request, listener);
  }
}
