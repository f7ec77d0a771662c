package dev.autodev.chaos.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which agent processes were killed or frozen, and when. */
public final class Victims {
  private final Map<String, Long> killed = new HashMap<>();
  private final Set<String> last = new HashSet<>();
  private final Set<String> frozen = new HashSet<>();
  private final List<Outage> outages = new ArrayList<>();
  private boolean all;

  /** The work itself ends processes: nobody is innocent by himself. */
  public synchronized void everyone() {
    all = true;
  }

  /** It is silent for a while, and its lease ends. */
  public synchronized void frozen(String worker) {
    frozen.add(worker);
  }

  /** From now on it does no more. */
  public synchronized void add(String worker, long at) {
    killed.put(worker, at);
  }

  /** Nobody else was at work when it was killed: its tasks wait until a process has started. */
  public synchronized void wasTheLast(String worker) {
    last.add(worker);
  }

  /** A server was away meanwhile, in milliseconds since 1970: nobody ran anything again. */
  public synchronized void away(long from, long to) {
    outages.add(new Outage(from, to));
  }

  synchronized boolean allServersWereUp(long from, long to) {
    return outages.stream().noneMatch(outage -> outage.from() < to && outage.to() > from);
  }

  synchronized boolean hadOthers(String worker) {
    return !last.contains(worker);
  }

  /** Whether its death has a time from which the recovery counts. */
  synchronized boolean struck(String worker) {
    return killed.containsKey(worker);
  }

  synchronized boolean contains(String worker) {
    return all || frozen.contains(worker) || killed.containsKey(worker);
  }

  synchronized long at(String worker) {
    return killed.getOrDefault(worker, 0L);
  }

  private record Outage(long from, long to) {}
}
