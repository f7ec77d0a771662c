package dev.autodev.dashboard.page.task;

import dev.autodev.control.view.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened under one epoch.
 *
 * @param epoch 0: before the first attempt
 */
public record Attempt(int epoch, @Nullable String worker, List<TimelineView> lines) {
  /** Copies. */
  public Attempt {
    lines = List.copyOf(lines);
  }

  /** Newest first; lines within one in their order. */
  static List<Attempt> of(List<TimelineView> story) {
    TreeMap<Integer, List<TimelineView>> byEpoch = new TreeMap<>();
    story.forEach(
        line -> byEpoch.computeIfAbsent(line.epoch(), epoch -> new ArrayList<>()).add(line));
    return byEpoch.descendingMap().entrySet().stream()
        .map(entry -> new Attempt(entry.getKey(), worker(entry.getValue()), entry.getValue()))
        .toList();
  }

  private static @Nullable String worker(List<TimelineView> lines) {
    return lines.stream()
        .map(TimelineView::worker)
        .filter(worker -> worker != null)
        .findFirst()
        .orElse(null);
  }
}
