package dev.autodev.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Chooses the loopback port a server listens on. */
final class Ports {
  private Ports() {}

  /**
   * The wanted port if one is named, else the remembered one while it is free, else any free one.
   */
  static int choose(String server, int wanted, int remembered) throws IOException {
    if (wanted != 0) {
      if (isFree(wanted)) {
        return wanted;
      }
      throw new EmbeddedServersException(
          "Port %d, wanted for %s, is taken by another program; stop that one or name another port (0: any free one)"
              .formatted(wanted, server));
    }
    return remembered != 0 && isFree(remembered) ? remembered : free();
  }

  private static boolean isFree(int port) {
    try (var socket = bind(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (var socket = bind(0)) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(EmbeddedServers.HOST));
  }
}
