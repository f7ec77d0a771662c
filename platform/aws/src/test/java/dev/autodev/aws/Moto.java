package dev.autodev.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The emulator moto, where it is installed, as a child of this test. */
record Moto(Process process, String url) implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  static Optional<Path> program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "moto_server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Moto start(Path program) throws IOException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port));
    Moto moto =
        new Moto(
            builder
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start(),
            "http://127.0.0.1:" + port);
    try {
      Awaitility.await()
          .atMost(STARTS_WITHIN)
          .pollInterval(Duration.ofMillis(100))
          .until(moto::answers);
    } catch (RuntimeException e) {
      moto.close();
      throw e;
    }
    return moto;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    assertThat(process.isAlive()).as("moto_server ends at once").isTrue();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest ask = HttpRequest.newBuilder(URI.create(url + "/moto-api/data.json")).build();
      return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  AwsAccess access() {
    return AwsAccess.of(
        Map.of(
            "AWS_ENDPOINT_URL", url,
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "emulated",
            "AWS_SECRET_ACCESS_KEY", "emulated"),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
