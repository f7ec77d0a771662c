package dev.autodev.sessions.upstream;

import dev.autodev.sessions.protocol.Protocol;
import io.vertx.core.Future;

/** Where the gateway sends a model call: a provider, or what plays in its place. */
public interface Upstream {
  /** The name operators configure as {@code swarm.sessions.upstream}. */
  String name();

  /** Whether it answers calls of a protocol. */
  boolean speaks(Protocol protocol);

  /** Whether {@code auto} may choose it because a key of its provider is set. */
  default boolean hasKey() {
    return false;
  }

  /**
   * Called when it is chosen, before any call.
   *
   * @throws dev.autodev.sessions.SessionSettingsException if its settings cannot work
   */
  default void open() {}

  /**
   * Sends one call; called on the event loop on which the answer's body is to come. Fails with
   * {@link NoAnswerException} where there is something to say about it; any other failure means
   * that the connection was lost.
   */
  Future<UpstreamAnswer> send(UpstreamCall call);
}
