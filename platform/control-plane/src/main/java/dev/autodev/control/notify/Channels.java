package dev.autodev.control.notify;

import io.smallrye.mutiny.Uni;

/** What carries messages out of the swarm. */
public interface Channels {
  /**
   * Hands a letter over. Never fails: what went wrong is an answer.
   *
   * @param to one of the channel's recipients
   */
  Uni<Handed> send(ChannelSpec channel, Recipient to, Letter letter);
}
