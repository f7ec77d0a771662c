package dev.autodev.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Everything that came of one child: its descendants as far as they were seen, every process that
 * carries its marker, and every process that prints into its pipe. A daemon that left the tree is
 * still found by the latter two.
 */
final class ProcessTree {

  private static final Logger LOG = Logger.getLogger(ProcessTree.class);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int MOST_ROUNDS = 200;
  private static final int MOST_FREEZES = 20;
  private static final int CROWD = 500;

  /** Waiting for an end, a count is taken once in so many looks. */
  private static final int COUNTED_EACH = 20;

  /** One empty look proves little: a process being forked or executed meanwhile is not in it. */
  private static final int QUIET_ROUNDS = 3;

  private final Process root;
  private final String marker;
  private final Asked asked;
  private final Optional<String> pipe;
  private final ProcessGroup group;
  private final ProcessCensus census;
  private final Instant rootBorn;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();
  private boolean unclear;

  ProcessTree(Process root, String marker, Asked asked) {
    this.root = root;
    this.marker = marker;
    this.asked = asked;
    this.rootBorn = root.info().startInstant().orElse(Instant.EPOCH);
    this.group = ProcessGroup.of(root.pid());
    this.census = new ProcessCensus(root.pid(), marker, group.isOwn());
    this.pipe = ProcFs.descriptor(root.pid(), 1).filter(target -> target.startsWith("pipe:"));
  }

  /** How many there are now, by a look that is cheap enough to be taken while they run. */
  int count() {
    return census.take();
  }

  /**
   * Ends a family that may multiply faster than it is killed: first all are stopped, so that none
   * can fork, until a look finds nobody new; then all are killed. Says how many they were.
   */
  int killCrowd() {
    for (int round = 0; round < MOST_FREEZES; round++) {
      int known = seen.size();
      census.take();
      Signals.send("STOP", census.groups().stream().map(id -> -id).toList());
      look();
      Signals.send("STOP", living().stream().map(ProcessHandle::pid).toList());
      if (seen.size() == known) {
        break;
      }
    }
    killLeftovers();
    return seen.size();
  }

  /**
   * Asks, waits for the grace, then kills all that is left. The first alone is asked by INT and has
   * the whole grace; all are asked by INT as at a terminal, and after half the grace by TERM.
   */
  void stop(Duration grace) {
    look();
    if (living().size() > CROWD) {
      killCrowd(); // what multiplies would use the grace to multiply further
      return;
    }
    switch (asked) {
      case FIRST -> {
        Signals.send("INT", List.of(root.pid()));
        Uninterruptibly.await(root.onExit(), grace);
      }
      case ALL -> {
        Signals.send("INT", living().stream().map(ProcessHandle::pid).toList());
        if (!awaitAllGone(grace.dividedBy(2))) {
          living().forEach(ProcessHandle::destroy);
          awaitAllGone(grace.dividedBy(2));
        }
      }
    }
    if (count() > CROWD) {
      killCrowd();
    } else {
      killLeftovers();
    }
  }

  /**
   * Kills what is left until nothing is: a process that forks while it is killed loses too. One
   * look at all processes is no snapshot, so a tree that had members, or a stranger that just
   * starts or ends, asks for several looks that find nobody, dead or alive, who was not known
   * before.
   */
  int killLeftovers() {
    int killed = 0;
    int looksNeeded = seen.isEmpty() ? 1 : QUIET_ROUNDS;
    int quiet = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int known = seen.size();
      look();
      List<ProcessHandle> left = living();
      boolean nobody = left.isEmpty() && seen.size() == known;
      if (!left.isEmpty()) {
        group.kill();
        left.forEach(ProcessHandle::destroyForcibly);
      }
      killed += seen.size() - known;
      quiet = nobody ? quiet + 1 : 0;
      looksNeeded = nobody && !unclear ? looksNeeded : QUIET_ROUNDS;
      if (quiet >= looksNeeded) {
        return killed;
      }
      Uninterruptibly.await(new CompletableFuture<Void>(), PAUSE);
    }
    LOG.warnf("processes %s of %s survive KILL; an operator has to end them", living(), marker);
    return killed;
  }

  /** Takes a note of every process of the tree there is now. */
  void look() {
    unclear = false;
    ProcFs.find(this::isOurs).forEach(seen::add);
    census.take();
    census.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(seen::add));
    addDescendants();
    if (root.isAlive()) {
      seen.add(root.toHandle());
    }
  }

  /** One pass over all processes, however many are ours: it must outrun a family that grows. */
  private void addDescendants() {
    Map<ProcessHandle, List<ProcessHandle>> children =
        ProcessHandle.allProcesses()
            .collect(Collectors.groupingBy(handle -> handle.parent().orElse(handle)));
    Deque<ProcessHandle> open = new ArrayDeque<>(seen);
    open.add(root.toHandle());
    while (!open.isEmpty()) {
      for (ProcessHandle child : children.getOrDefault(open.pop(), List.of())) {
        if (seen.add(child)) {
          open.add(child);
        }
      }
    }
  }

  private boolean isOurs(long pid) {
    Optional<String> environment = ProcFs.environment(pid);
    if (environment.isPresent()
        ? environment.get().isEmpty() && isYoungerThanRoot(pid)
        : !ProcFs.exists(pid)) {
      unclear = true;
    }
    return environment.filter(text -> ProcFs.assigns(text, marker)).isPresent()
        || pipe.isPresent() && writesTo(pid);
  }

  /** While a process starts another program the kernel shows no environment. */
  private boolean isYoungerThanRoot(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().startInstant())
        .filter(born -> !born.isBefore(rootBorn))
        .isPresent();
  }

  private boolean writesTo(long pid) {
    return ProcFs.descriptor(pid, 1).equals(pipe) || ProcFs.descriptor(pid, 2).equals(pipe);
  }

  private List<ProcessHandle> living() {
    return seen.stream()
        .filter(handle -> handle.isAlive() && !ProcFs.isZombie(handle.pid()))
        .toList();
  }

  private boolean awaitAllGone(Duration atMost) {
    long began = System.nanoTime();
    int looks = 0;
    while (!living().isEmpty()) {
      boolean growing = ++looks % COUNTED_EACH == 0 && count() > CROWD;
      if (growing || System.nanoTime() - began >= atMost.toNanos()) {
        return false;
      }
      Uninterruptibly.await(new CompletableFuture<Void>(), PAUSE);
    }
    return true;
  }
}
