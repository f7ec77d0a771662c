package dev.autodev.control;

import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.Channels;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.Recipient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for what carries messages out of the swarm: keeps them, and answers as it is told. */
@Singleton
class RecordingChannels implements Channels {
  final List<Sent> sent = new CopyOnWriteArrayList<>();
  volatile Handed answer = new Handed.Taken();

  record Sent(ChannelSpec channel, Recipient to, Letter letter) {}

  @Override
  public Uni<Handed> send(ChannelSpec channel, Recipient to, Letter letter) {
    sent.add(new Sent(channel, to, letter));
    return Uni.createFrom().item(answer);
  }
}
