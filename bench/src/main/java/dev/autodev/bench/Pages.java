package dev.autodev.bench;

import dev.autodev.bench.report.Cost;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Percentiles;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import dev.autodev.control.NewWorkflow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How long the dashboard's pages and the API's lists take over many tasks, each page by itself. */
@Singleton
class Pages {
  private static final Logger LOG = Logger.getLogger(Pages.class);
  private static final int WARM_UPS = 5;
  private static final int ASKED = 60;
  private static final int FEWEST = 5;
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private static final List<String> PATHS =
      List.of(
          "/",
          "/approvals",
          "/approvals?status=all",
          "/approvals?kind=publishing",
          "/board",
          "/board?repository=repository-7",
          "/board?role=security&label=urgent",
          "/tasks",
          "/tasks?status=parked,failed",
          "/tasks?status=completed&repository=repository-7",
          "/tasks?role=tester&type=analyze_repo",
          "/tasks?title=care",
          "/tasks?title=nowhere",
          "/tasks?status=cancelled",
          "/tasks?cursor=000000500000",
          "/workflows",
          "/workflows?status=failed",
          "/projects",
          "/projects?status=approved",
          "/agents",
          "/repositories",
          "/schedules",
          "/costs",
          "/costs?days=7",
          "/notifications",
          "/notifications?state=open",
          "/dead-letters",
          "/audit",
          "/audit?subject=000000500000",
          "/estop",
          "/api/tasks?limit=500",
          "/api/workflows?limit=100",
          "/api/approvals?status=open",
          "/api/overview");

  @Inject Plane plane;
  @Inject Doors doors;
  @Inject Crowd crowd;
  @Inject HttpClients http;

  Measure run(int tasks) {
    doors.close();
    Plane.get(plane.workflows.start(any(), Plane.CLIENT));
    crowd.come(tasks);
    long[] slowest = {0};
    try (HttpClients.Open open = http.open(1)) {
      for (String path : PATHS) {
        long[] took = asked(open, path);
        Percentiles of = Percentiles.ofNanos(took);
        LOG.infof("%-50s p50 %7.1f  p95 %7.1f ms", path, of.p50(), of.p95());
        slowest = of.p95() > Percentiles.ofNanos(slowest).p95() ? took : slowest;
      }
    }
    crowd.leave();
    return new Measure(
        new Subject(Burst.PEER, "pages-" + tasks, ASKED * PATHS.size(), 1),
        Rates.none(),
        new Latencies(null, Percentiles.ofNanos(slowest)),
        Cost.none());
  }

  /** A page that takes seconds is asked for less often. */
  private static long[] asked(HttpClients.Open open, String path) {
    for (int i = 0; i < WARM_UPS; i++) {
      open.get(path);
    }
    long[] took = new long[ASKED];
    long first = System.nanoTime();
    int times = 0;
    while (times < ASKED && (times < FEWEST || System.nanoTime() - first < LONGEST_NANOS)) {
      long began = System.nanoTime();
      open.get(path);
      took[times++] = System.nanoTime() - began;
    }
    return Arrays.copyOf(took, times);
  }

  private static NewWorkflow any() {
    return new NewWorkflow("nine", "Work", "", Optional.of(Plane.REPOSITORY), Optional.empty());
  }
}
