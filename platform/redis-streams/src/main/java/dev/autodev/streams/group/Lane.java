package dev.autodev.streams.group;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** One stream of a channel: how much of it is in flight, and what must be caught up on. */
public final class Lane {
  private final String stream;
  private final Set<String> held = new HashSet<>();
  private final Deque<String> deadConsumers = new ArrayDeque<>();
  private int limit;
  private int open;
  private boolean grouped;
  private boolean setAside;
  private boolean delayed;
  private boolean due;
  private boolean more;
  private String start;
  private String recoverFrom = "-";

  public Lane(String stream) {
    this.stream = stream;
  }

  public String stream() {
    return stream;
  }

  public void limit(int messages) {
    limit = messages;
  }

  /** How many more messages may be in flight. */
  public int room() {
    return setAside ? 0 : limit - open;
  }

  public int open() {
    return open;
  }

  public boolean holds(String id) {
    return held.contains(id);
  }

  public void hold(Collection<String> ids) {
    held.addAll(ids);
    open++;
  }

  /** One message fewer in flight; its entries may still be ours. */
  public void leave() {
    open--;
  }

  /** The entries are no longer ours. */
  public void release(Collection<String> ids) {
    held.removeAll(ids);
  }

  /** Nothing in flight, and no entry that is ours. */
  public boolean idle() {
    return open == 0 && held.isEmpty();
  }

  public boolean grouped() {
    return grouped;
  }

  public void grouped(boolean exists) {
    grouped = exists;
  }

  /** Not read for a while: its key is no stream. */
  public void setAside(boolean aside) {
    setAside = aside;
  }

  /** The id after which a group begins; null while nobody looked for the stream's end. */
  public String start() {
    return start;
  }

  public void start(String id) {
    start = id;
  }

  /** Where to go on looking for our own pending entries; null when all are found. */
  public String recoverFrom() {
    return recoverFrom;
  }

  public void recoverFrom(String id) {
    recoverFrom = id;
  }

  public void dead(Collection<String> consumers) {
    deadConsumers.clear();
    deadConsumers.addAll(consumers);
  }

  /** A dead consumer whose entries wait for room here; null if there is none. */
  public String nextDead() {
    return deadConsumers.peek();
  }

  public void deadEmptied() {
    deadConsumers.poll();
  }

  /** Whether the last read gave as much as was asked for. */
  public boolean more() {
    return more;
  }

  public void more(boolean perhaps) {
    more = perhaps;
  }

  /** Whether some entries wait for another try, now or later. */
  public boolean delayed() {
    return delayed;
  }

  public void delayed(boolean some) {
    delayed = some;
  }

  /** Whether entries that waited for another try can be taken. */
  public boolean due() {
    return due;
  }

  public void due(boolean now) {
    due = now;
  }
}
