package dev.autodev.sessions.cage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadFactory;

/** Carries what one side of a connection sends to another until it has sent all. */
final class Pump implements Runnable {
  private static final int BYTES = 16 << 10;

  private final SocketChannel from;
  private final SocketChannel to;

  private Pump(SocketChannel from, SocketChannel to) {
    this.from = from;
    this.to = to;
  }

  /** Carries both ways until both have ended; then both are closed. */
  static void between(SocketChannel one, SocketChannel other, ThreadFactory threads) {
    Thread back = threads.newThread(new Pump(other, one));
    try (one;
        other) {
      back.start();
      new Pump(one, other).run();
      back.join();
    } catch (IOException gone) {
      // Both are closed all the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    try {
      while (from.read(bytes.clear()) >= 0) {
        bytes.flip();
        while (bytes.hasRemaining()) {
          to.write(bytes);
        }
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed as far as we are concerned.
    }
  }
}
