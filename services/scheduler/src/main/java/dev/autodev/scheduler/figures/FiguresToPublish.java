package dev.autodev.scheduler.figures;

import dev.autodev.aws.metrics.Figure;
import dev.autodev.control.view.FiguresView;
import java.util.ArrayList;
import java.util.List;

/** What is published of the swarm, by the names that {@code terraform/} reads. */
final class FiguresToPublish {
  private FiguresToPublish() {}

  static List<Figure> of(FiguresView now) {
    List<Figure> figures = new ArrayList<>();
    now.roles()
        .forEach(
            (role, work) -> {
              figures.add(Figure.of("PendingTasks", role, work.pending()));
              figures.add(Figure.of("InFlightTasks", role, work.inFlight()));
            });
    figures.add(Figure.of("ParkedTasks", now.parked()));
    figures.add(Figure.of("BudgetsBreached", now.budgetsBreached()));
    figures.add(Figure.seconds("OldestPending", now.oldestPending().toSeconds()));
    figures.add(Figure.seconds("OldestApproval", now.oldestApproval().toSeconds()));
    now.deadLetters().ifPresent(letters -> figures.add(Figure.of("DeadLetters", letters)));
    return figures;
  }
}
