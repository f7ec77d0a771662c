package dev.autodev.sessions.gateway;

import dev.autodev.processes.Redactor;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionListener;

/** What the gateway knows of one running session; closing it makes its token worthless. */
public final class SessionGrant implements AutoCloseable {
  private final GatewayTokens tokens;
  private final String token;
  private final SessionKey key;
  private final Ledger ledger;
  private final Redactor redactor;
  private final ExchangeLog exchanges;
  private final OpenCalls calls = new OpenCalls();
  private final Notices notices = new Notices();

  SessionGrant(
      GatewayTokens tokens, String token, SessionKey key, Ledger ledger, ExchangeLog exchanges) {
    this.tokens = tokens;
    this.token = token;
    this.key = key;
    this.ledger = ledger;
    this.redactor = exchanges.redactor();
    this.exchanges = exchanges;
  }

  /** What the session's client authenticates with. */
  public String token() {
    return token;
  }

  /** Whose session it is. */
  public SessionKey key() {
    return key;
  }

  /** What it has used, and whether a budget stopped it. */
  public Ledger ledger() {
    return ledger;
  }

  /** Removes the session's secrets, its token among them. */
  public Redactor redactor() {
    return redactor;
  }

  ExchangeLog exchanges() {
    return exchanges;
  }

  OpenCalls calls() {
    return calls;
  }

  Notices notices() {
    return notices;
  }

  /** Hears what the listener is told, and tells it of budgets that are nearly used up. */
  public SessionListener noticing(SessionListener listener) {
    return notices.after(listener);
  }

  /** Cuts its calls, and waits a little until they are recorded. */
  @Override
  public void close() {
    tokens.revoke(token);
    calls.close();
  }

  @Override
  public String toString() {
    return "grant of task " + key.taskId();
  }
}
