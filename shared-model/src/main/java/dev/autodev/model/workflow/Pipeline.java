package dev.autodev.model.workflow;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows what: successors, joins, gates and the rework loop of one kind of workflow.
 *
 * @param steps in an order in which each comes after what it depends on
 */
public record Pipeline(String name, String title, List<Step> steps, Optional<Rework> rework) {
  /** Refuses what the engine could not run: unknown or later predecessors, doubled ids, a loop. */
  public Pipeline {
    name = Require.text(name, "pipeline.name");
    title = Require.orEmpty(title);
    steps = Require.copy(steps);
    rework = rework == null ? Optional.empty() : rework;
    check(name, steps, rework);
  }

  private static void check(String name, List<Step> steps, Optional<Rework> rework) {
    if (steps.isEmpty()) {
      throw new InvalidModelException("pipeline '" + name + "' has no steps");
    }
    Set<String> known = new HashSet<>();
    for (Step step : steps) {
      List<String> needed = new ArrayList<>(step.after());
      if (step instanceof Step.Gate gate) {
        needed.add(gate.of());
      }
      for (String other : needed) {
        if (!known.contains(other)) {
          throw new InvalidModelException(
              "pipeline '"
                  + name
                  + "': step '"
                  + step.id()
                  + "' needs '"
                  + other
                  + "', which no earlier step is called");
        }
      }
      if (!known.add(step.id())) {
        throw new InvalidModelException(
            "pipeline '" + name + "' has two steps called '" + step.id() + "'");
      }
    }
    rework.ifPresent(
        loop -> {
          List<String> needed = new ArrayList<>(loop.checks());
          needed.add(loop.of());
          if (!known.containsAll(needed)) {
            throw new InvalidModelException(
                "pipeline '" + name + "': rework names a step that does not exist");
          }
        });
  }

  /** The step of that id; refuses an unknown one. */
  public Step step(String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new InvalidModelException("pipeline '" + name + "' has no step '" + id + "'"));
  }
}
