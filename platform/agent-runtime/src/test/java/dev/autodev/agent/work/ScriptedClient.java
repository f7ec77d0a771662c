package dev.autodev.agent.work;

import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Stands in the place of a client: does in the worktree what the test says, and keeps what it was
 * asked.
 */
final class ScriptedClient implements SessionClient {
  private final String provider;
  private final List<SessionRequest> asked = new ArrayList<>();
  private BiFunction<SessionRequest, SessionListener, SessionOutcome> script =
      (request, listener) -> {
        throw new AssertionError("not expected to run");
      };

  ScriptedClient(String provider) {
    this.provider = provider;
  }

  void does(Function<SessionRequest, SessionOutcome> what) {
    script = (request, listener) -> what.apply(request);
  }

  void tells(BiFunction<SessionRequest, SessionListener, SessionOutcome> what) {
    script = what;
  }

  List<SessionRequest> asked() {
    return asked;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public SessionOutcome run(SessionRequest request, SessionListener listener) {
    asked.add(request);
    return script.apply(request, listener);
  }
}
