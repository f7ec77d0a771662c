package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** An application's view: an emitter and a method. */
@ApplicationScoped
class Wired {
  private final List<String> received = new CopyOnWriteArrayList<>();

  @Inject
  @Channel("wired-out")
  MutinyEmitter<String> emitter;

  void send(String body) {
    emitter.sendAndAwait(body);
  }

  List<String> received() {
    return received;
  }

  @Incoming("wired-in")
  Uni<Void> receive(StreamEntry entry) {
    received.add(entry.body());
    return Uni.createFrom().voidItem();
  }
}
