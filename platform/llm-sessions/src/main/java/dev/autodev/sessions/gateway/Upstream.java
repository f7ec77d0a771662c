package dev.autodev.sessions.gateway;

import io.vertx.core.Future;

/** Where the gateway sends a model call: replayed scenarios, or a provider. */
public interface Upstream {
  /** The name operators configure as {@code swarm.sessions.upstream}. */
  String name();

  /**
   * Called when it is chosen, before any call.
   *
   * @throws dev.autodev.sessions.SessionSettingsException if its settings cannot work
   */
  default void open() {}

  /**
   * Answers one call; called on a worker thread, completes on any. A failed future is an internal
   * error; everything a provider can answer is an {@link UpstreamReply}.
   */
  Future<UpstreamReply> send(UpstreamCall call);
}
