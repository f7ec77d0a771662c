package dev.autodev.streams;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A real server on a free loopback port that keeps its data when a test restarts it. */
final class RedisProcess implements AutoCloseable {
  private final ServerKind kind;
  private final int port = freePort();
  private final Path data;
  private Started started;

  RedisProcess(ServerKind kind) {
    this.kind = kind;
    try {
      data = Files.createTempDirectory("redis-streams");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "redis://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** Returns when it answers, if only that it is still loading. */
  RedisProcess up(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--dir", data.toString()));
    arguments.addAll(List.of("--appendonly", "yes", "--save", ""));
    arguments.addAll(List.of(more));
    try {
      started = kind.start(arguments, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(this::answers);
    return this;
  }

  private boolean answers() {
    if (!started.runs()) {
      throw new IllegalStateException(kind + " ended, see " + data.resolve("log"));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1000);
      socket.getOutputStream().write("PING\r\n".getBytes());
      return socket.getInputStream().read() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** In order, with its data written. */
  void stop() {
    started.stop();
  }

  /** As a crash would. */
  void kill() {
    started.kill();
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
