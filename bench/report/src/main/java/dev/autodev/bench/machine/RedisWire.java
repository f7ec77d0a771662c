package dev.autodev.bench.machine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One connection to Redis with as little between as can be: what is measured is the server. */
final class RedisWire implements AutoCloseable {
  private static final int USUAL_PORT = 6379;
  private static final int READ_TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RedisWire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream());
  }

  /** Of the form redis://[[user]:password@]host[:port]. */
  static RedisWire connect(URI url) throws IOException {
    var port = url.getPort() < 0 ? USUAL_PORT : url.getPort();
    var wire = new RedisWire(new Socket(url.getHost(), port));
    var login = url.getUserInfo();
    if (login != null) {
      var colon = login.indexOf(':');
      var password = login.substring(colon + 1);
      if (colon > 0) {
        wire.ask("AUTH", login.substring(0, colon), password);
      } else {
        wire.ask("AUTH", password);
      }
    }
    return wire;
  }

  /** The answer as text; that of an array as its elements, each on a line. */
  String ask(String... command) throws IOException {
    out.write(encode(command));
    out.flush();
    return answer();
  }

  /** A command that was encoded once, sent again and again. */
  void ask(byte[] encoded) throws IOException {
    out.write(encoded);
    out.flush();
    answer();
  }

  static byte[] encode(String... command) {
    var text = new StringBuilder("*" + command.length + "\r\n");
    for (var word : command) {
      text.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
      text.append(word).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String answer() throws IOException {
    var line = line();
    var rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+', ':' -> rest;
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> String.join("\n", elements(Integer.parseInt(rest)));
      default -> throw new IOException("Redis refuses: " + rest);
    };
  }

  private List<String> elements(int count) throws IOException {
    var elements = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      elements.add(answer());
    }
    return elements;
  }

  private String bulk(int length) throws IOException {
    if (length < 0) {
      return "";
    }
    var bytes = in.readNBytes(length);
    in.skipNBytes(2);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new IOException("Redis closed the connection");
      }
      line.append((char) next);
    }
    in.skipNBytes(1);
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
