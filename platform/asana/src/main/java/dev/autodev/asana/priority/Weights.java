package dev.autodev.asana.priority;

/**
 * How much each factor counts.
 *
 * @param dueDate nearness of the due date
 * @param dependency what waits for the task
 * @param userPriority the priority that a person gave
 * @param projectImportance how important its project is
 * @param age how long it has been there, so that none waits for ever
 */
public record Weights(
    double dueDate, double dependency, double userPriority, double projectImportance, double age) {
  /** As documented. */
  public static final Weights USUAL = new Weights(10, 8, 7, 5, 3);

  /** None may be negative. */
  public Weights {
    if (Math.min(Math.min(dueDate, dependency), Math.min(userPriority, projectImportance)) < 0
        || age < 0) {
      throw new IllegalArgumentException("a weight is negative; give 0 or more");
    }
  }
}
