package dev.autodev.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The servers as a process of their own: one line of JSON on stdout when ready, stopped by SIGTERM
 * or by the end of stdin.
 */
public final class EmbeddedMain {
  private static final String USAGE =
      "usage: --data DIRECTORY [--postgres-port N] [--redis-port N] [--detached]";

  private @Nullable Path data;
  private int postgresPort;
  private int redisPort;
  private boolean detached; // keeps running when stdin ends

  private EmbeddedMain() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    var stdout = System.out;
    System.setOut(System.err); // the log goes there; stdout carries the one line
    var main = new EmbeddedMain();
    try {
      System.exit(main.run(main.parse(List.of(arguments)), stdout));
    } catch (EmbeddedServersException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
  }

  private EmbeddedOptions parse(List<String> arguments) {
    var rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      var argument = rest.pop();
      if (argument.equals("--detached")) {
        detached = true;
        continue;
      }
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(argument + " is unknown or lacks its value");
      }
      switch (argument) {
        case "--data" -> data = Path.of(rest.pop());
        case "--postgres-port" -> postgresPort = Integer.parseInt(rest.pop());
        case "--redis-port" -> redisPort = Integer.parseInt(rest.pop());
        default -> throw new IllegalArgumentException(argument + " is unknown");
      }
    }
    if (data == null) {
      throw new IllegalArgumentException("--data is missing");
    }
    return new EmbeddedOptions(data, postgresPort, redisPort, true);
  }

  private int run(EmbeddedOptions options, PrintStream stdout)
      throws IOException, InterruptedException {
    var servers = EmbeddedServers.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-servers"));
    stdout.println(json(servers));
    stdout.flush();
    if (detached) {
      new CountDownLatch(1).await(); // until SIGTERM
    }
    var buffer = new byte[256];
    while (System.in.read(buffer) >= 0) {
      // Whatever is written here is no command: only its end counts.
    }
    return 0;
  }

  /** Every value is a number, a URL or hexadecimal digits: nothing to escape. */
  private static String json(EmbeddedServers servers) {
    var postgres = servers.postgres();
    return """
        {"pid":%d,"reactiveUrl":"%s","jdbcUrl":"%s","username":"%s","password":"%s","webhookUsername":"%s","webhookPassword":"%s","redisUrl":"%s"}"""
        .formatted(
            ProcessHandle.current().pid(),
            postgres.reactiveUrl(),
            postgres.jdbcUrl(),
            postgres.user(),
            postgres.password(),
            servers.webhook().user(),
            servers.webhook().password(),
            servers.redisUrl());
  }
}
