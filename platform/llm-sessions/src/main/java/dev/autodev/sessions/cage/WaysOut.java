package dev.autodev.sessions.cage;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The ways out of one cage that has no network: sockets that are files, which are seen inside, and
 * the program that makes ports of them there. The gateway has inside the address that it has
 * outside.
 */
final class WaysOut implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WaysOut.class);

  /** A small Java machine that begins to work in a tenth of a second. */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx16m",
          "-Xss256k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData");

  private static final List<Class<?>> PROGRAM =
      List.of(Forwarder.class, Forwarder.Visit.class, Pump.class);

  private final Path directory;
  private final URI gateway;
  private final RegistryProxy proxy;
  private final SocketDoor toGateway;
  private final SocketDoor toProxy;

  private WaysOut(Path directory, URI gateway, RegistryProxy proxy) throws IOException {
    this.directory = directory;
    this.gateway = gateway;
    this.proxy = proxy;
    this.toGateway = SocketDoor.open(directory.resolve("gateway"), this::visitGateway);
    this.toProxy = SocketDoor.open(directory.resolve("proxy"), proxy::serve);
  }

  static WaysOut open(URI gateway, AllowedHosts hosts) throws IOException {
    // A path of a socket has room for about a hundred characters, which run directories may exceed.
    Path directory = Files.createTempDirectory("swarm");
    unpackProgram(directory);
    return new WaysOut(directory, gateway, new RegistryProxy(hosts));
  }

  private static void unpackProgram(Path directory) throws IOException {
    for (Class<?> part : PROGRAM) {
      String name = part.getName().replace('.', '/') + ".class";
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      try (InputStream content = WaysOut.class.getResourceAsStream("/" + name)) {
        if (content == null) {
          throw new IOException(name + " is not on the class path");
        }
        Files.copy(content, file);
      }
    }
  }

  private void visitGateway(SocketChannel visitor) throws IOException {
    InetSocketAddress address = new InetSocketAddress(gateway.getHost(), gateway.getPort());
    Pump.between(visitor, SocketChannel.open(address), Thread.ofVirtual().factory());
  }

  /** Folders that have to be seen inside. */
  List<Path> shown() {
    return List.of(directory, java());
  }

  /** The port of the proxy, inside. */
  int proxy() {
    return gateway.getPort() ^ 1;
  }

  /** The program that opens the ports inside, up to the command that it is to run. */
  List<String> forwarder() {
    List<String> command = new ArrayList<>();
    command.add(java().resolve("bin/java").toString());
    command.addAll(JAVA_OPTIONS);
    command.addAll(List.of("-cp", directory.toString(), Forwarder.class.getName()));
    command.add(gateway.getPort() + "=" + directory.resolve("gateway"));
    command.add(proxy() + "=" + directory.resolve("proxy"));
    command.add("--");
    return command;
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"));
  }

  List<String> refusals() {
    return proxy.refusals();
  }

  @Override
  public void close() {
    toGateway.close();
    toProxy.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.debugf("%s stays, and is in nobody's way: %s", directory, e);
    }
  }
}
