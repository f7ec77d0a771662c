package dev.autodev.chaos.check;

import dev.autodev.chaos.place.Database.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nothing begins before what it needs has ended: {@code chaos/workflows/nine.yaml}.
 *
 * @param clocksAgree whether times of agents and of the control plane can be compared
 */
record Order(Tables tables, List<Effect> effects, boolean clocksAgree) {
  private static final Map<String, List<String>> AFTER =
      Map.of(
          "spec", List.of("analyse"),
          "build", List.of("spec", "spec-approval"),
          "review", List.of("build"),
          "test", List.of("build"),
          "scan", List.of("build"),
          "deploy", List.of("review", "test", "scan", "merge-approval"));

  private static final Set<String> GATES = Set.of("spec-approval", "merge-approval");

  List<String> violations() {
    List<String> wrong = toldTooEarly();
    if (clocksAgree) {
      wrong.addAll(begunTooEarly());
    }
    return wrong;
  }

  /** Lines of the story are numbered, whatever the clocks say. */
  private List<String> toldTooEarly() {
    Map<String, Integer> ended = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (int line = 0; line < tables.story().size(); line++) {
      Tables.Told told = tables.story().get(line);
      Tables.Task task = tables.tasks().get(told.task());
      if (task == null || task.single()) {
        continue;
      }
      if (told.completes()) {
        ended.put(task.workflow() + " " + task.step(), line);
      }
      for (String before : AFTER.getOrDefault(task.step(), List.of())) {
        if (!GATES.contains(before) && !ended.containsKey(task.workflow() + " " + before)) {
          wrong.add(
              "workflow %s told of %s before %s was completed"
                  .formatted(task.workflow(), task.step(), before));
        }
      }
    }
    return wrong;
  }

  private List<String> begunTooEarly() {
    Map<String, Long> ended = new HashMap<>();
    for (Tables.Task task : tables.tasks().values()) {
      if (task.status().equals("completed")) {
        ended.put(task.workflow() + " " + task.step(), task.finishedAt());
      }
    }
    for (Row gate : tables.gates()) {
      if (gate.text(3).equals("approved")) {
        ended.put(gate.text(1) + " " + gate.text(2), gate.time(4));
      }
    }
    List<String> wrong = new ArrayList<>();
    for (Effect effect : effects) {
      Tables.Task task = tables.tasks().get(effect.task());
      if (task == null) {
        wrong.add("an effect of task %s, which is in no table".formatted(effect.task()));
        continue;
      }
      for (String before : AFTER.getOrDefault(task.step(), List.of())) {
        if (effect.at() < ended.getOrDefault(task.workflow() + " " + before, Long.MAX_VALUE)) {
          wrong.add(
              "workflow %s began %s before %s had ended"
                  .formatted(task.workflow(), task.step(), before));
        }
      }
    }
    return wrong;
  }
}
