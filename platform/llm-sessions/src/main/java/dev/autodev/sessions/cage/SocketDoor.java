package dev.autodev.sessions.cage;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** A socket that is a file, and a thread for each of those who come; only so many at a time. */
final class SocketDoor implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SocketDoor.class);
  private static final int MOST_VISITORS = 128;

  private final ServerSocketChannel socket;
  private final Visit visit;
  private final Semaphore room = new Semaphore(MOST_VISITORS);
  private final Set<SocketChannel> visitors = ConcurrentHashMap.newKeySet();

  private SocketDoor(ServerSocketChannel socket, Visit visit) {
    this.socket = socket;
    this.visit = visit;
  }

  /** What is done for one who comes; the connection is closed after it. */
  @FunctionalInterface
  interface Visit {
    void serve(SocketChannel visitor) throws IOException;
  }

  static SocketDoor open(Path file, Visit visit) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.bind(UnixDomainSocketAddress.of(file));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    SocketDoor door = new SocketDoor(socket, visit);
    Thread.ofVirtual().name("way-out").start(door::welcome);
    return door;
  }

  private void welcome() {
    try {
      while (true) {
        room.acquire();
        SocketChannel visitor = socket.accept();
        visitors.add(visitor);
        Thread.ofVirtual().start(() -> serve(visitor));
      }
    } catch (IOException e) {
      LOG.debugf("a way out of a cage is closed: %s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(SocketChannel visitor) {
    try (visitor) {
      visit.serve(visitor);
    } catch (IOException e) {
      LOG.debugf("a connection out of a cage is lost; the program inside sees its end: %s", e);
    } finally {
      visitors.remove(visitor);
      room.release();
    }
  }

  /** Cuts all connections. */
  @Override
  public void close() {
    close(socket);
    visitors.forEach(SocketDoor::close);
  }

  private static void close(java.nio.channels.Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debugf("closing failed: %s", e);
    }
  }
}
