package dev.autodev.control.explain;

import dev.autodev.control.view.TaskView;

/** From facts to words; knows no clock and asks nobody. */
final class Explaining {
  private final TaskFacts facts;
  private final TaskView task;
  private final Reasons reasons;

  private Explaining(TaskFacts facts) {
    this.facts = facts;
    this.task = facts.task();
    this.reasons = new Reasons(facts);
  }

  static ExplanationView of(TaskFacts facts) {
    return new Explaining(facts).explained();
  }

  private ExplanationView explained() {
    String headline =
        switch (task.status()) {
          case "pending", "ready", "interrupted" -> waits();
          case "dispatched" -> sent();
          case "in_progress", "verifying" -> runs();
          case "parked" -> parked();
          case "failed" -> failed();
          case "cancelled" -> "It was cancelled and stays so.";
          default -> "It is done.";
        };
    return new ExplanationView(task.id(), task.status(), headline, reasons.found());
  }

  private String waits() {
    reasons.dependencies();
    reasons.halts();
    reasons.pauses();
    reasons.schedule();
    reasons.providers();
    reasons.room();
    return reasons.none()
        ? "Nothing holds it: it is next, and is sent with the dispatcher's next look."
        : "It waits: " + reasons.first();
  }

  private String sent() {
    reasons.halts();
    reasons.pauses();
    reasons.runner();
    if (reasons.none()) {
      reasons.add(
          "worker",
          "it is in the stream of the role %s, and no worker has claimed it yet"
              .formatted(task.role()),
          "a worker claims it as soon as it has a free slot; lost orders are sent again");
    }
    return "It was sent: " + reasons.first();
  }

  private String runs() {
    reasons.halts();
    reasons.providers();
    return reasons.none()
        ? "It runs, on worker %s.".formatted(task.worker())
        : "It is being interrupted or waits within its attempt: " + reasons.first();
  }

  private String parked() {
    TaskFacts.BudgetWait budget = facts.around().budget();
    if (budget != null) {
      reasons.budget(budget);
    } else if (!facts.around().awaited().isEmpty()) {
      reasons.add("dependency", why(), "or cancel it as well: claude-tasks cancel " + task.id());
    } else {
      reasons.add(
          "attempts",
          "%d attempts are used up or a person is needed: %s".formatted(task.attempts(), why()),
          "look at what the last attempt said, mend it, and run claude-tasks retry " + task.id());
    }
    reasons.halts();
    return "It is parked: " + reasons.first();
  }

  private String failed() {
    reasons.add(
        "attempts",
        why(),
        "a repetition would not change it by itself; after mending the cause: claude-tasks retry "
            + task.id());
    return "It failed: " + why();
  }

  private String why() {
    return task.reason() == null ? "no reason was given" : task.reason();
  }
}
