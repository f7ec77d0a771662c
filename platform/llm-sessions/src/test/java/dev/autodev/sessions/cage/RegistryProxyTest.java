package dev.autodev.sessions.cage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy behind its socket, without a cage. */
@Timeout(60)
class RegistryProxyTest {

  private Path folder;
  private HttpStub registry;
  private HttpStub other;
  private RegistryProxy proxy;
  private SocketDoor door;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createTempDirectory("proxy");
    registry = new HttpStub("registry");
    other = new HttpStub("other");
    proxy = new RegistryProxy(AllowedHosts.of(List.of("127.0.0.1:" + registry.port())));
    door = SocketDoor.open(folder.resolve("door"), proxy::serve);
  }

  @AfterEach
  void close() throws IOException {
    door.close();
    registry.close();
    other.close();
    Files.delete(folder.resolve("door"));
    Files.delete(folder);
  }

  @Test
  void letsThroughToAnAllowedHost() throws IOException {
    String url = registry.address() + "/pkg?v=1";

    assertThat(say("GET " + url + " HTTP/1.1\r\nHost: evil.test\r\nProxy-Connection: x\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .endsWith("I am the registry");
    assertThat(registry.asked).containsExactly("GET /pkg?v=1 of 127.0.0.1:" + registry.port());
  }

  @Test
  void opensATunnelToAnAllowedHost() throws IOException {
    String host = "127.0.0.1:" + registry.port();
    String inside = "GET /deep HTTP/1.1\r\nHost: registry\r\nConnection: close\r\n\r\n";

    assertThat(say("CONNECT " + host + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n" + inside))
        .startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200")
        .endsWith("I am the registry");
    assertThat(registry.asked).containsExactly("GET /deep of registry");
  }

  @Test
  void refusesAnyOtherHostAndNamesTheKeyToChange() throws IOException {
    String host = "127.0.0.1:" + other.port();
    String words =
        host
            + " is not to be reached from a confined session; a person lets a host in by naming it in"
            + " swarm.sessions.registries";

    assertThat(say("CONNECT " + host + " HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 403 ")
        .contains(words);
    assertThat(say("GET " + other.address() + "/ HTTP/1.1\r\n\r\n")).contains(words);
    assertThat(other.asked).isEmpty();
    assertThat(proxy.refusals()).containsExactly(words);
    assertThat(proxy.refusals()).isEmpty();
  }

  @Test
  void refusesWhatIsNoRequestToAProxy() throws IOException {
    for (String head :
        List.of("GET / HTTP/1.1", "CONNECT nowhere HTTP/1.1", "GET ftp://a/b HTTP/1.1")) {
      assertThat(say(head + "\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void saysThatAnAllowedHostCannotBeReached() throws IOException {
    String gone = registry.address() + "/";
    registry.close();

    assertThat(say("GET " + gone + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 502 ");
  }

  private String say(String request) throws IOException {
    try (SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("door")))) {
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
      return new String(
          Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
