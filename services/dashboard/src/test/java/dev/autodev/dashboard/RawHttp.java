package dev.autodev.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP as no well-behaved client would speak it: one connection, bytes as given. */
final class RawHttp {
  private static final int PATIENCE_MS = 30_000;

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /**
   * What came back.
   *
   * @param status 0: the connection was closed without an answer
   * @param headers by lower-case name
   * @param closed whether the server closed the connection, as it was asked to
   */
  record Answer(int status, Map<String, String> headers, String body, boolean closed) {
    String contentType() {
      return headers.getOrDefault("content-type", "");
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  /** The request must ask the server to close the connection. */
  Answer send(byte[] request) throws IOException {
    return send(request, PATIENCE_MS);
  }

  /** Waits so many milliseconds for each part of the answer. */
  Answer send(byte[] request, int patience) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(patience);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // Refused while we were still speaking: the answer may be there all the same.
      }
      return answer(socket.getInputStream());
    }
  }

  /** Reads until the server closes. */
  static Answer answer(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean closed = readAll(in, bytes);
    String text =
        bytes.toString(StandardCharsets.UTF_8).replaceFirst("^HTTP/1.1 100 Continue\r\n\r\n", "");
    if (!text.startsWith("HTTP/1.")) {
      return new Answer(0, Map.of(), text, closed);
    }
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end < 0 ? text.length() : end).split("\r\n");
    Map<String, String> headers = new HashMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String body = end < 0 ? "" : text.substring(end + 4);
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, body, closed);
  }

  private static boolean readAll(InputStream in, ByteArrayOutputStream all) throws IOException {
    byte[] part = new byte[8_192];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        all.write(part, 0, n);
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false; // it waits for more than was sent
    } catch (SocketException e) {
      return true; // reset after the answer: what was not read of the request is thrown away
    }
  }
}
