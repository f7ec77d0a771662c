package dev.autodev.dashboard.live;

import dev.autodev.dashboard.access.Rights;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** {@code /live/<topic>}: where open pages wait for a beat; what they send is not read. */
@RolesAllowed(Rights.VIEWER)
@WebSocket(path = "/live/{topic}")
public class LiveSocket {
  private static final CloseReason NO_TOPIC = new CloseReason(1008, "there is no such topic");
  private static final CloseReason FULL =
      new CloseReason(1013, "too many pages are open; this one asks by itself from time to time");

  private final Listeners listeners;
  private final LiveConfig config;

  LiveSocket(Listeners listeners, LiveConfig config) {
    this.listeners = listeners;
    this.config = config;
  }

  @OnOpen
  Uni<Void> opened(WebSocketConnection connection) {
    Optional<Topic> topic = topic(connection);
    if (topic.isEmpty()) {
      return connection.close(NO_TOPIC);
    }
    if (listeners.size() >= config.pages()) {
      return connection.close(FULL);
    }
    listeners.add(topic.get(), connection);
    return Uni.createFrom().voidItem();
  }

  @OnClose
  Uni<Void> closed(WebSocketConnection connection) {
    topic(connection).ifPresent(topic -> listeners.remove(topic, connection));
    return Uni.createFrom().voidItem();
  }

  private static Optional<Topic> topic(WebSocketConnection connection) {
    return Topic.of(connection.pathParam("topic"));
  }
}
