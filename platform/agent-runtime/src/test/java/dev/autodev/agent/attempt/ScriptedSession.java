package dev.autodev.agent.attempt;

import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A session that goes as the test says. */
@Singleton
class ScriptedSession implements SessionClient {
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  void when(String task, Script script) {
    scripts.put(task, script);
  }

  @Override
  public String provider() {
    return "scripted";
  }

  @Override
  public SessionOutcome run(SessionRequest request, SessionListener listener) {
    return Objects.requireNonNull(scripts.get(request.key().taskId())).run(request, listener);
  }

  /** One session. */
  interface Script {
    SessionOutcome run(SessionRequest request, SessionListener listener);
  }
}
