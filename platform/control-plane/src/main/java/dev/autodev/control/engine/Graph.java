package dev.autodev.control.engine;

import dev.autodev.model.workflow.Pipeline;
import dev.autodev.model.workflow.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who comes after whom in a pipeline, whose steps are in an order in which that can be followed.
 */
public final class Graph {
  private Graph() {}

  /** The steps that must be done before this one begins; a gate's subject is one of them. */
  static List<String> needs(Step step) {
    if (step instanceof Step.Gate gate && !step.after().contains(gate.of())) {
      List<String> needs = new ArrayList<>(step.after());
      needs.add(gate.of());
      return needs;
    }
    return step.after(); // asked for each step whenever one ends: most often nothing is made
  }

  /** All that comes after a step, directly or not, in order. */
  public static Set<String> below(Pipeline pipeline, String root) {
    Set<String> below = new LinkedHashSet<>();
    for (Step step : pipeline.steps()) {
      List<String> needs = needs(step);
      if (needs.contains(root) || !Collections.disjoint(needs, below)) {
        below.add(step.id());
      }
    }
    return below;
  }

  /** All that comes before a step, directly or not, nearest first. */
  static List<Step> above(Pipeline pipeline, String id) {
    Set<String> wanted = new LinkedHashSet<>(needs(pipeline.step(id)));
    return pipeline.steps().reversed().stream()
        .filter(
            step -> {
              boolean found = wanted.contains(step.id());
              if (found) {
                wanted.addAll(needs(step));
              }
              return found;
            })
        .toList();
  }
}
