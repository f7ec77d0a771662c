package dev.autodev.sessions.cage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The head of a request to a proxy (RFC 9112, section 3.2).
 *
 * @param target {@code host:port} of {@code CONNECT}, else an absolute URI
 * @param rest what was read behind the head
 */
record RequestHead(String method, String target, List<String> headers, byte[] rest) {
  private static final int MOST_BYTES = 64 << 10;
  private static final int HTTP = 80;
  private static final Set<String> OF_THIS_CONNECTION =
      Set.of("host", "connection", "keep-alive", "proxy-connection", "proxy-authorization");

  /** Reads one; nothing if what comes is none. */
  static Optional<RequestHead> read(SocketChannel from) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer bytes = ByteBuffer.allocate(4 << 10);
    while (read.size() < MOST_BYTES && from.read(bytes.clear()) >= 0) {
      read.write(bytes.array(), 0, bytes.position());
      String text = read.toString(StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0) {
        return parse(text.substring(0, end), text.substring(end + 4));
      }
    }
    return Optional.empty();
  }

  private static Optional<RequestHead> parse(String head, String rest) {
    List<String> lines = List.of(head.split("\r\n"));
    String[] first = lines.getFirst().split(" ");
    return first.length == 3 && first[2].startsWith("HTTP/1.")
        ? Optional.of(
            new RequestHead(
                first[0],
                first[1],
                lines.subList(1, lines.size()),
                rest.getBytes(StandardCharsets.ISO_8859_1)))
        : Optional.empty();
  }

  boolean isConnect() {
    return method.equals("CONNECT");
  }

  /** Where it is to go, not looked up yet. */
  Optional<InetSocketAddress> destination() {
    return uri()
        .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
        .filter(uri -> isConnect() ? uri.getPort() > 0 : "http".equals(uri.getScheme()))
        .map(
            uri ->
                InetSocketAddress.createUnresolved(
                    uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort()));
  }

  private Optional<URI> uri() {
    try {
      return Optional.of(new URI(isConnect() ? "http://" + target : target));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The same, as the server at the destination wants it, and as the last of its connection. */
  byte[] forwarded() {
    URI uri = uri().orElseThrow();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + path + query + " HTTP/1.1");
    lines.add("Host: " + uri.getRawAuthority());
    headers.stream().filter(header -> !isOfThisConnection(header)).forEach(lines::add);
    lines.add("Connection: close");
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isOfThisConnection(String header) {
    String name = header.split(":", 2)[0];
    return OF_THIS_CONNECTION.contains(name.strip().toLowerCase(Locale.ROOT));
  }
}
