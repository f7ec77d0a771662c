package dev.autodev.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Loads the classes that a usual command needs, for the archive that makes the next start quick:
 * its help, and one 'list' against a server that knows one answer.
 */
final class Rehearsal {
  private static final String TASKS =
      """
      {"tasks":[{"id":"01jd2x8y7qk3v5w9z1a4b6c8de","type":"run_tests","role":"tester","status":"completed",\
      "title":"rehearsal","priority":5,"repository":"sample","createdAt":"2026-01-01T00:00:00Z"}],"next":null}""";

  private static final String SERVER =
      """
      {"url":"%s","mode":"all-in-one","processes":[{"name":"local","pid":1,"startedAt":"2026-01-01T00:00:00Z"}]}""";

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answering = new Thread(() -> answer(server), "rehearsal");
      answering.setDaemon(true);
      answering.start();
      int helped = Main.run(invocation(Map.of()), "claude-swarm", "--help");
      System.exit(helped + list("http://127.0.0.1:" + server.getLocalPort()));
    }
  }

  /** From a server that is found as usual: by the file that a running swarm keeps. */
  private static int list(String url) throws IOException {
    var data = Files.createTempDirectory("rehearsal");
    var file = data.resolve("server.json");
    try {
      Files.writeString(file, SERVER.formatted(url));
      return Main.run(
          invocation(Map.of("SWARM_DATA", data.toString())),
          "claude-tasks",
          "list",
          "--status",
          "pending");
    } finally {
      Files.deleteIfExists(file);
      Files.delete(data);
    }
  }

  private static Invocation invocation(Map<String, String> environment) {
    var nowhere = Path.of("").toAbsolutePath();
    return new Invocation(
        new Streams(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            System.err,
            false),
        environment,
        nowhere,
        nowhere,
        Clock.systemUTC());
  }

  private static void answer(ServerSocket server) {
    try (Socket socket = server.accept()) {
      var in = socket.getInputStream();
      var request = new StringBuilder();
      while (request.indexOf("\r\n\r\n") < 0) {
        request.append((char) in.read());
      }
      var body = TASKS.getBytes(StandardCharsets.UTF_8);
      var head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(body.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
    } catch (IOException e) {
      System.err.println("rehearsal: " + e);
    }
  }
}
