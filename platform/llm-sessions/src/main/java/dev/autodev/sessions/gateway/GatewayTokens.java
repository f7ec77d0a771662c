package dev.autodev.sessions.gateway;

import dev.autodev.model.budget.BudgetScope;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionLimits;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of the sessions that run now in this process; each is worth one task. */
@Singleton
public class GatewayTokens {
  private static final int RANDOM_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, SessionGrant> grants = new ConcurrentHashMap<>();

  /**
   * Lets one session through the gateway until its grant is closed.
   *
   * @param limits the session's budget is in them
   * @param runDirectory receives {@code exchanges.jsonl}
   * @param secrets values to redact from everything recorded
   */
  public SessionGrant register(
      SessionKey key, SessionLimits limits, Path runDirectory, Collection<String> secrets) {
    String token = newToken();
    List<String> hidden = new ArrayList<>(secrets);
    hidden.add(token);
    ExchangeLog exchanges = new ExchangeLog(runDirectory, Redactor.of(hidden));
    SessionGrant grant =
        new SessionGrant(
            this, token, key, new Ledger(new BudgetScope.Session(key.taskId()), limits), exchanges);
    grants.put(token, grant);
    return grant;
  }

  Optional<SessionGrant> find(String token) {
    return Optional.ofNullable(grants.get(token));
  }

  void revoke(String token) {
    grants.remove(token);
  }

  private String newToken() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return "swarm-task-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
