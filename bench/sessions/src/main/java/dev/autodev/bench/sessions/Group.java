package dev.autodev.bench.sessions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sessions that began together. */
record Group(List<Played> sessions) {
  /** Plays one session for each name, all at once. */
  static Group play(Stage stage, List<String> clients) throws IOException, InterruptedException {
    List<Callable<Played>> waiting = new ArrayList<>();
    for (String client : clients) {
      waiting.add(stage.session(client));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(waiting.size())) {
      List<Played> played = new ArrayList<>();
      for (Future<Played> session : threads.invokeAll(waiting)) {
        played.add(session.get());
      }
      return new Group(played);
    } catch (ExecutionException e) {
      throw new IllegalStateException(reason(e), e);
    }
  }

  private static String reason(ExecutionException e) {
    return Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(e.toString());
  }

  /** Those of one client. */
  Group of(String client) {
    return new Group(sessions.stream().filter(each -> each.client().equals(client)).toList());
  }

  double slowestToFastest() {
    LongSummaryStatistics times =
        sessions.stream().mapToLong(Played::wholeNanos).summaryStatistics();
    return (double) times.getMax() / times.getMin();
  }
}
