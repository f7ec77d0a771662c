package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The network between a process and a server, with the faults that networks have. */
public final class Proxy implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final Duration TICK = Duration.ofMillis(20);

  private final ServerSocket listening;
  private final int target;
  private final Random random;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService pipes = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Weather weather = Weather.FINE;
  private volatile Watcher watcher = (bytes, length, up) -> true;

  /**
   * What the network does.
   *
   * @param delay of each piece of data
   * @param resets share of pieces at which the connection breaks, from 0 to 1
   * @param silent nothing passes and nothing breaks
   */
  public record Weather(Duration delay, double resets, boolean silent) {
    public static final Weather FINE = new Weather(Duration.ZERO, 0, false);
  }

  /** Sees what passes; false: it does not, and the connection breaks. */
  @FunctionalInterface
  public interface Watcher {
    boolean lets(byte[] bytes, int length, boolean up);
  }

  private Proxy(ServerSocket listening, int target, long seed) {
    this.listening = listening;
    this.target = target;
    this.random = new Random(seed);
  }

  static Proxy to(int target, long seed) {
    try {
      ServerSocket listening = new ServerSocket(0, 64, InetAddress.getByName(Place.HOST));
      Proxy proxy = new Proxy(listening, target, seed);
      proxy.pipes.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new ChaosException("no port is free on loopback", e);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  public void weather(Weather now) {
    weather = now;
  }

  public void watch(Watcher now) {
    watcher = now;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        pipes.execute(() -> connect(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(Place.HOST, target);
      open.add(client);
      open.add(server);
      pipes.execute(() -> pipe(client, server, true));
      pipe(server, client, false);
    } catch (IOException e) {
      end(client);
    }
  }

  private void pipe(Socket from, Socket to, boolean up) {
    byte[] bytes = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        if (!passes() || !watcher.lets(bytes, length, up)) {
          break;
        }
        out.write(bytes, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone: so is the other.
    }
    end(from);
    end(to);
  }

  private boolean passes() {
    while (weather.silent()) {
      Waiting.pass(TICK);
    }
    if (weather.delay().isPositive()) {
      Waiting.pass(weather.delay());
    }
    synchronized (random) {
      return random.nextDouble() >= weather.resets();
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.setSoLinger(true, 0); // a reset, not a farewell
    } catch (IOException e) {
      // It is closed already.
    }
    try {
      socket.close();
    } catch (IOException e) {
      // As good as closed.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      // As good as closed.
    }
    open.forEach(this::end);
    pipes.shutdownNow();
  }
}
