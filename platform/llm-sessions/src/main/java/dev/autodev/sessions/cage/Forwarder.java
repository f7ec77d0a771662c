package dev.autodev.sessions.cage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * A program of its own, inside the cage: the ports of loopback that it opens there lead to sockets
 * of the agent outside. When they are open it runs the command that it is given, and ends with it.
 * Its arguments are {@code <port>=<socket>}, {@code --}, and the command.
 */
final class Forwarder implements Runnable, ThreadFactory {
  private static final String END = "--";
  private static final int STACK_BYTES = 256 << 10;

  private final ServerSocketChannel door;
  private final UnixDomainSocketAddress outside;

  private Forwarder(ServerSocketChannel door, UnixDomainSocketAddress outside) {
    this.door = door;
    this.outside = outside;
  }

  /** See above. */
  public static void main(String[] arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(arguments));
    List<ServerSocketChannel> doors = new ArrayList<>();
    while (!command.getFirst().equals(END)) {
      String[] way = command.removeFirst().split("=", 2);
      ServerSocketChannel door = open(Integer.parseInt(way[0]));
      Forwarder forwarder = new Forwarder(door, UnixDomainSocketAddress.of(way[1]));
      forwarder.newThread(forwarder).start();
      doors.add(door);
    }
    command.removeFirst();
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    for (ServerSocketChannel door : doors) {
      door.close(); // the Java machine would wait for who waits there before it ends
    }
    System.exit(status);
  }

  private static ServerSocketChannel open(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return ServerSocketChannel.open().bind(new InetSocketAddress(loopback, port));
  }

  @Override
  public void run() {
    while (true) {
      try {
        SocketChannel visitor = door.accept();
        newThread(new Visit(visitor)).start();
      } catch (IOException e) {
        return; // the command goes on without a way out
      }
    }
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, "way-out", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  final class Visit implements Runnable {
    private final SocketChannel visitor;

    Visit(SocketChannel visitor) {
      this.visitor = visitor;
    }

    @Override
    public void run() {
      try (visitor) {
        Pump.between(visitor, SocketChannel.open(outside), Forwarder.this);
      } catch (IOException e) {
        // The visitor sees the end of its connection.
      }
    }
  }
}
