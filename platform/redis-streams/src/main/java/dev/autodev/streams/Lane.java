package dev.autodev.streams;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** One stream of a channel: how much of it is in flight, and what must be caught up on. */
final class Lane {
  private final String stream;
  private final Set<String> held = new HashSet<>();
  private final Deque<String> deadConsumers = new ArrayDeque<>();
  private int limit;
  private int open;
  private boolean grouped;
  private String recoverFrom = "-";

  Lane(String stream) {
    this.stream = stream;
  }

  String stream() {
    return stream;
  }

  void limit(int messages) {
    limit = messages;
  }

  /** How many more messages may be in flight. */
  int room() {
    return limit - open;
  }

  int open() {
    return open;
  }

  boolean holds(String id) {
    return held.contains(id);
  }

  void hold(Collection<String> ids) {
    held.addAll(ids);
    open++;
  }

  void release(Collection<String> ids) {
    held.removeAll(ids);
    open--;
  }

  boolean grouped() {
    return grouped;
  }

  void grouped(boolean exists) {
    grouped = exists;
  }

  /** Where to go on looking for our own pending entries; null when all are found. */
  String recoverFrom() {
    return recoverFrom;
  }

  void recoverFrom(String id) {
    recoverFrom = id;
  }

  void dead(Collection<String> consumers) {
    deadConsumers.clear();
    deadConsumers.addAll(consumers);
  }

  /** A dead consumer whose entries wait for room here; null if there is none. */
  String nextDead() {
    return deadConsumers.peek();
  }

  void deadEmptied() {
    deadConsumers.poll();
  }
}
