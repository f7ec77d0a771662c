package dev.autodev.processes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts the processes of one command, cheaply enough to be done while it runs: by parents and
 * sessions, which are read from {@code /proc/<pid>/stat} alone. Only an orphan in a session not
 * known yet, a daemon perhaps, has its environment read for the marker, and that once.
 */
final class ProcessCensus {

  private static final long INIT = 1;

  private final long root;
  private final String marker;
  private final boolean leadsSession;
  private final long bornFirst;
  private final long ownSession;
  private Map<Long, ProcStat> members = Map.of();
  private Map<Long, ProcStat> strangers = Map.of();

  ProcessCensus(long root, String marker, boolean leadsSession) {
    this.root = root;
    this.marker = marker;
    this.leadsSession = leadsSession;
    this.bornFirst = ProcStat.of(root).map(ProcStat::started).orElse(0L);
    this.ownSession = ProcStat.of(ProcessHandle.current().pid()).map(ProcStat::session).orElse(-1L);
  }

  /** Looks anew; says how many there are. Zombies count while a parent of theirs keeps them. */
  synchronized int take() {
    Snapshot now = new Snapshot(ProcStat.all());
    now.start();
    now.follow();
    now.adoptOrphans();
    members = now.found;
    strangers = now.refused;
    return (int) members.values().stream().filter(ProcessCensus::takesRoom).count();
  }

  private static boolean takesRoom(ProcStat process) {
    return !process.isZombie() || process.parent() != INIT;
  }

  /** Those of the last look. */
  synchronized List<Long> pids() {
    return List.copyOf(members.keySet());
  }

  /** The process groups of the last look, none of which has a stranger in it. */
  synchronized Set<Long> groups() {
    return members.values().stream()
        .filter(process -> process.session() != ownSession && process.group() > INIT)
        .map(ProcStat::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private final class Snapshot {
    private final List<ProcStat> all;
    private final Map<Long, List<ProcStat>> byParent;
    private final Map<Long, List<ProcStat>> bySession;
    private final Map<Long, ProcStat> found = new HashMap<>();
    private final Map<Long, ProcStat> refused = new HashMap<>();
    private final Deque<ProcStat> open = new ArrayDeque<>();

    private Snapshot(List<ProcStat> everybody) {
      // What is older than the command cannot be of it, whatever number it has.
      all = everybody.stream().filter(process -> process.started() >= bornFirst).toList();
      byParent = by(ProcStat::parent);
      bySession = by(ProcStat::session);
    }

    private Map<Long, List<ProcStat>> by(Function<ProcStat, Long> key) {
      return all.stream().collect(Collectors.groupingBy(key));
    }

    private void start() {
      for (ProcStat process : all) {
        ProcStat before = members.get(process.pid());
        if (process.pid() == root
            || leadsSession && process.session() == root
            || before != null && before.isSameAs(process)) {
          add(process);
        }
      }
    }

    private void add(ProcStat process) {
      if (found.putIfAbsent(process.pid(), process) == null) {
        open.add(process);
      }
    }

    private void follow() {
      while (!open.isEmpty()) {
        ProcStat member = open.pop();
        byParent.getOrDefault(member.pid(), List.of()).forEach(this::add);
        if (member.session() != ownSession) {
          // Nobody can enter a session from outside.
          bySession.getOrDefault(member.session(), List.of()).forEach(this::add);
        }
      }
    }

    private void adoptOrphans() {
      for (ProcStat process : all) {
        if (!found.containsKey(process.pid()) && process.session() != ownSession) {
          judge(process);
        }
      }
    }

    private void judge(ProcStat process) {
      ProcStat before = strangers.get(process.pid());
      if (before != null && before.isSameAs(process)) {
        refused.put(process.pid(), process);
        return;
      }
      String environment = ProcFs.environment(process.pid()).orElse("\0");
      if (ProcFs.assigns(environment, marker)) {
        add(process);
        follow();
      } else if (!environment.isEmpty()) { // empty while it starts another program: asked again
        refused.put(process.pid(), process);
      }
    }
  }
}
