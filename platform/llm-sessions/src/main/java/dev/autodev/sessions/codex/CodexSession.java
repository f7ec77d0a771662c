package dev.autodev.sessions.codex;

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

/** Sessions of OpenAI's command-line client. */
@Singleton
public class CodexSession implements SessionClient {
  private final ClientRunner runner;
  private final CodexProgram program;

  @Inject
  public CodexSession(ClientRunner runner, SessionsConfig config, Prices prices) {
    this.runner = runner;
    this.program = new CodexProgram(config, prices);
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
