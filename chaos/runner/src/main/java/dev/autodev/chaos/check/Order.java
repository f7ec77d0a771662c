package dev.autodev.chaos.check;

import dev.autodev.chaos.place.Database.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nothing begins before what it needs has ended: {@code chaos/workflows/nine.yaml}. */
record Order(Tables tables, List<Effect> effects) {
  private static final Map<String, List<String>> AFTER =
      Map.of(
          "spec", List.of("analyse"),
          "build", List.of("spec", "spec-approval"),
          "review", List.of("build"),
          "test", List.of("build"),
          "scan", List.of("build"),
          "deploy", List.of("review", "test", "scan", "merge-approval"));

  List<String> violations() {
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
