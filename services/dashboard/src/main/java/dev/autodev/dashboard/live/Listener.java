package dev.autodev.dashboard.live;

import io.quarkus.websockets.next.WebSocketConnection;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** An open page. While it takes a beat, those that follow become one. */
final class Listener {
  private static final Logger LOG = Logger.getLogger(Listener.class);

  private final WebSocketConnection connection;
  private final Set<Beat> missed = EnumSet.noneOf(Beat.class);
  private boolean busy;

  Listener(WebSocketConnection connection) {
    this.connection = connection;
  }

  synchronized void tell(Beat beat) {
    if (busy) {
      missed.add(beat);
    } else {
      busy = true;
      send(beat);
    }
  }

  private void send(Beat beat) {
    connection.sendText(beat.fragment()).subscribe().with(sent -> next(), this::gone);
  }

  private synchronized void next() {
    if (missed.isEmpty()) {
      busy = false;
    } else {
      Beat beat = missed.iterator().next();
      missed.remove(beat);
      send(beat);
    }
  }

  /** Its socket is closed, and it comes again by itself. */
  private void gone(Throwable why) {
    LOG.debugf("a page is not told any more: %s", why);
  }
}
