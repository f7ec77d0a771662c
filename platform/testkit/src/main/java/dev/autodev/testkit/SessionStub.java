package dev.autodev.testkit;

import dev.autodev.model.Usage;
import dev.autodev.model.json.Json;
import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A stub in a model's place: each session goes as the test says, and none that it did not say. */
public final class SessionStub implements SessionClient {
  private final Deque<Session> sessions = new ArrayDeque<>();
  private final List<SessionRequest> asked = new ArrayList<>();

  /** What happens in one session. */
  @FunctionalInterface
  public interface Session {
    /**
     * Works in the worktree; the answer becomes the result as JSON, a session's outcome as it is.
     */
    Object work(SessionRequest request) throws IOException;
  }

  /** How the next session that nothing is said of yet goes. */
  public SessionStub then(Session session) {
    sessions.add(session);
    return this;
  }

  /** A next session that does nothing but answer. */
  public SessionStub thenAnswers(Object result) {
    return then(request -> result);
  }

  /** What was asked so far. */
  public List<SessionRequest> asked() {
    return List.copyOf(asked);
  }

  @Override
  public String provider() {
    return "stub";
  }

  @Override
  public SessionOutcome run(SessionRequest request, SessionListener listener) {
    asked.add(request);
    Session session = sessions.poll();
    if (session == null) {
      throw new AssertionError("no session was to be asked: " + request.prompt());
    }
    try {
      Object answer = session.work(request);
      return answer instanceof SessionOutcome outcome
          ? outcome
          : new SessionOutcome.Completed(
              "", Optional.of(Json.mapper().valueToTree(answer)), Usage.NONE, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
