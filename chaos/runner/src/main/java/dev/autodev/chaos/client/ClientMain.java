package dev.autodev.chaos.client;

import dev.autodev.chaos.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Files work until a line comes on stdin, then only waits for what is not answered; ends at the end
 * of stdin. Arguments: addresses, journal, seed, and the five parts of a {@link Load}.
 */
public final class ClientMain {
  private static final Duration TICK = Duration.ofMillis(20);
  private static final int MOST_UNANSWERED = 24;

  private final Filing filing;
  private final Load load;
  private final Random random;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
  private volatile boolean filingOver;

  private ClientMain(Filing filing, Load load, Random random) {
    this.filing = filing;
    this.load = load;
    this.random = random;
  }

  public static void main(String[] arguments) throws IOException {
    List<URI> urls = Arrays.stream(arguments[0].split(",")).map(URI::create).toList();
    long seed = Long.parseLong(arguments[2]);
    Load load = Load.parse(List.of(arguments).subList(3, arguments.length));
    try (Journal journal = new Journal(Path.of(arguments[1]), Clock.systemUTC())) {
      Caller caller = new Caller(journal);
      Api api = new Api(urls);
      Filing filing = new Filing(api, caller, journal, Long.toHexString(seed));
      ClientMain client = new ClientMain(filing, load, new Random(seed));
      Approving approving = new Approving(api, caller, journal, new Random(seed + 1));
      client.run(approving);
      caller.giveUp();
    }
    Runtime.getRuntime().halt(0); // what nobody answers may not keep us
  }

  private void run(Approving approving) throws IOException {
    filing.register();
    Future<?> files = calls.submit(this::file);
    Future<?> approves = calls.submit(() -> approving.follow(calls));
    while (true) {
      int said = System.in.read();
      if (said < 0) {
        break;
      }
      filingOver = true;
    }
    files.cancel(true);
    approves.cancel(true);
  }

  private void limited(Runnable call) {
    unanswered.acquireUninterruptibly();
    calls.execute(
        () -> {
          try {
            call.run();
          } finally {
            unanswered.release();
          }
        });
  }

  /** Evenly, but never with more than a few unanswered: this is no test of overload. */
  private void file() {
    long begin = System.nanoTime();
    int tasks = 0;
    int workflows = 0;
    int urgent = 0;
    while (!filingOver) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (tasks < Math.min(load.most(), seconds * load.tasksPerSecond())) {
        String words = load.words(tasks++, random);
        limited(() -> filing.task(words));
      }
      if (workflows < seconds * load.workflowsPerSecond()) {
        workflows++;
        limited(filing::workflow);
      }
      if (urgent < seconds * load.urgentPerSecond()) {
        urgent++;
        limited(filing::urgent);
      }
      Waiting.pass(TICK);
    }
  }
}
