package dev.autodev.chaos.client;

import dev.autodev.chaos.ChaosException;
import java.util.List;
import java.util.Random;

/**
 * What the client asks for while it runs.
 *
 * @param tasksPerSecond single tasks, filed evenly
 * @param workflowsPerSecond workflows of nine steps, filed evenly
 * @param urgentPerSecond single tasks of the highest priority, filed evenly
 * @param most after so many single tasks it files no more
 * @param poison what one task in so many is told to do, such as {@code 50:die,throw}; empty: none
 */
public record Load(
    double tasksPerSecond,
    double workflowsPerSecond,
    double urgentPerSecond,
    int most,
    String poison) {
  /** The usual one. */
  public static Load of(double tasksPerSecond, double workflowsPerSecond) {
    return new Load(tasksPerSecond, workflowsPerSecond, 0, Integer.MAX_VALUE, "");
  }

  /** The same with one task in so many going wrong. */
  public Load withPoison(String kinds) {
    return new Load(tasksPerSecond, workflowsPerSecond, urgentPerSecond, most, kinds);
  }

  /** The same, and then no more. */
  public Load upTo(int tasks) {
    return new Load(tasksPerSecond, workflowsPerSecond, urgentPerSecond, tasks, poison);
  }

  /** The same, and some that are in a hurry. */
  public Load withUrgent(double perSecond) {
    return new Load(tasksPerSecond, workflowsPerSecond, perSecond, most, poison);
  }

  List<String> arguments() {
    return List.of(
        Double.toString(tasksPerSecond),
        Double.toString(workflowsPerSecond),
        Double.toString(urgentPerSecond),
        Integer.toString(most),
        poison);
  }

  static Load parse(List<String> arguments) {
    if (arguments.size() != 5) {
      throw new ChaosException("a load has five parts, not " + arguments);
    }
    return new Load(
        Double.parseDouble(arguments.get(0)),
        Double.parseDouble(arguments.get(1)),
        Double.parseDouble(arguments.get(2)),
        Integer.parseInt(arguments.get(3)),
        arguments.get(4));
  }

  /** What the n-th single task says. */
  String words(int n, Random random) {
    if (!poison.isEmpty()) {
      String[] parts = poison.split(":");
      int every = Integer.parseInt(parts[0]);
      String[] kinds = parts[1].split(",");
      if (n % every == every / 2) {
        return "drill hold=20ms " + kinds[(n / every) % kinds.length];
      }
    }
    return "hold=" + random.nextInt(2);
  }
}
