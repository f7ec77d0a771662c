package dev.autodev.sessions.cage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * An HTTP proxy for one cage, which lets through to the allowed hosts only. It is not a server of
 * Vert.x, because the way to it is a file, which Vert.x serves with a native library only.
 */
final class RegistryProxy {
  private static final Logger LOG = Logger.getLogger(RegistryProxy.class);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MOST_REFUSALS = 50;

  private final AllowedHosts hosts;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<String> untold = new ArrayList<>();

  RegistryProxy(AllowedHosts hosts) {
    this.hosts = hosts;
  }

  /** What was refused since the last call, each host once. */
  synchronized List<String> refusals() {
    List<String> told = List.copyOf(untold);
    untold.clear();
    return told;
  }

  /** Does what one who comes asks for. */
  void serve(SocketChannel visitor) throws IOException {
    Optional<RequestHead> head = RequestHead.read(visitor);
    Optional<InetSocketAddress> wanted = head.flatMap(RequestHead::destination);
    if (wanted.isEmpty()) {
      answer(visitor, "400 Bad Request", "this is a proxy: ask for CONNECT host:port or http://");
    } else if (!hosts.allow(wanted.get().getHostString(), wanted.get().getPort())) {
      answer(visitor, "403 Forbidden", refuse(wanted.get()));
    } else {
      pass(head.get(), wanted.get(), visitor);
    }
  }

  private void pass(RequestHead head, InetSocketAddress wanted, SocketChannel visitor)
      throws IOException {
    try (SocketChannel server = SocketChannel.open()) {
      if (!reaches(server, wanted)) {
        answer(
            visitor, "502 Bad Gateway", "%s cannot be reached".formatted(wanted.getHostString()));
        return;
      }
      if (head.isConnect()) {
        write(visitor, "HTTP/1.1 200 Connection established\r\n\r\n");
      } else {
        write(server, head.forwarded());
      }
      write(server, head.rest());
      Pump.between(visitor, server, Thread.ofVirtual().factory());
    }
  }

  private static boolean reaches(SocketChannel server, InetSocketAddress wanted) {
    try {
      InetSocketAddress found = new InetSocketAddress(wanted.getHostString(), wanted.getPort());
      server.socket().connect(found, (int) CONNECT.toMillis());
      return true;
    } catch (IOException e) {
      LOG.debugf("%s cannot be reached, its visitor is told so: %s", wanted, e);
      return false;
    }
  }

  private synchronized String refuse(InetSocketAddress wanted) {
    String host = wanted.getHostString() + ":" + wanted.getPort();
    String words =
        "%s is not to be reached from a confined session; a person lets a host in by naming it in %s"
            .formatted(host, AllowedHosts.KEY);
    if (known.size() < MOST_REFUSALS && known.add(host)) {
      LOG.infof("refused: %s", words);
      untold.add(words);
    }
    return words;
  }

  private static void answer(SocketChannel visitor, String status, String words)
      throws IOException {
    byte[] body = (words + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n"
            + "Connection: close\r\n\r\n";
    write(visitor, head.formatted(status, body.length));
    write(visitor, body);
    visitor.shutdownOutput();
  }

  private static void write(SocketChannel to, String text) throws IOException {
    write(to, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void write(SocketChannel to, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      to.write(left);
    }
  }
}
