package dev.autodev.sessions.gateway;

/** Headers the gateway adds to what providers send. */
public final class GatewayHeaders {
  /** On an error answer: the budget, in words, that does not let the call out. */
  public static final String BUDGET = "x-swarm-budget";

  private GatewayHeaders() {}
}
