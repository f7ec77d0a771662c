package dev.autodev.control.simulation;

import dev.autodev.control.NewTask;
import dev.autodev.control.NewWorkflow;
import dev.autodev.control.Principal;
import dev.autodev.control.flow.TaskFilings;
import dev.autodev.control.flow.WorkflowMoves;
import dev.autodev.control.ledger.LedgerForgery;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskPayload;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Those who file work and want an answer: with a key they ask until they have one. */
final class Clients {
  private static final Principal TOOL = Principal.human("tool");
  private static final int PATIENCE = 5_000;

  private final World world;
  private final TaskFilings tasks;
  private final WorkflowMoves workflows;
  private final List<Submission> submissions = new ArrayList<>();

  Clients(World world) {
    this.world = world;
    this.tasks = world.beans.get(TaskFilings.class);
    this.workflows = world.beans.get(WorkflowMoves.class);
  }

  /** What was asked for; the title names it in the tables. */
  private final class Submission {
    private final String title;
    private final boolean keyed = world.dice.chance(700);
    private final boolean workflow;
    private final Supplier<Uni<?>> question;
    private boolean answered;

    Submission(boolean workflow, Function<Submission, Supplier<Uni<?>>> question) {
      this.title = "S" + (submissions.size() + 1);
      this.workflow = workflow;
      this.question = question.apply(this);
    }

    Optional<String> key() {
      return keyed ? Optional.of("key-" + title) : Optional.empty();
    }

    void submit() {
      if (answered) {
        return;
      }
      ControlPlane plane = world.anyPlane();
      world.timeline.in(PATIENCE, this::unanswered);
      if (plane == null) {
        return;
      }
      world.checker.submitted(title, keyed);
      Beans.Asked asked = world.beans.asked(question.get());
      plane.change(
          asked.scope(),
          ledger -> {
            if (world.without(Mutant.NO_UNIQUE_KEYS)) {
              LedgerForgery.forgetKeys(ledger);
            }
            Object answer = asked.work().apply(ledger);
            if (world.without(Mutant.ANSWERED_BEFORE_COMMIT)) {
              answered(answer);
            }
            return answer;
          },
          this::answered,
          failed -> {
            if (!(failed instanceof ControlPlane.Unreachable)) {
              world.checker.violated("refused to file: " + failed, failed);
            }
          });
    }

    private void answered(Object answer) {
      answered = true;
      String id =
          answer instanceof List<?> filed
              ? ((TaskFilings.Filed) filed.getFirst()).id()
              : (String) answer;
      world.checker.acknowledged(title, id, workflow);
    }

    private void unanswered() {
      if (!answered && (keyed || world.dice.chance(300))) {
        submit();
      } else {
        answered = true;
      }
    }
  }

  boolean answered() {
    return submissions.stream().allMatch(submission -> submission.answered);
  }

  /** Files some work in the first half of the time. */
  void plan(int until) {
    int flows = world.dice.between(0, 1) + world.dice.between(0, 1);
    for (int i = 0; i < flows; i++) {
      submit(flow(), until);
    }
    for (int i = world.dice.between(flows == 0 ? 2 : 0, 4); i > 0; i--) {
      submit(single(), until);
    }
  }

  private void submit(Submission submission, int until) {
    submissions.add(submission);
    world.timeline.in(world.dice.between(0, until), submission::submit);
  }

  private Submission flow() {
    if (world.dice.chance(200)) {
      return new Submission(
          false, it -> () -> file(it, new TaskPayload.BuildProduct("idea", ""), Optional.empty()));
    }
    String definition = world.dice.chance(400) ? "feature" : "fix";
    return new Submission(
        true,
        it ->
            () ->
                workflows.start(
                    new NewWorkflow(definition, it.title, "", Optional.of("sample"), it.key()),
                    TOOL));
  }

  private Submission single() {
    TaskPayload payload =
        switch (world.dice.between(0, 5)) {
          case 0 -> new TaskPayload.StaticAnalysis(Optional.empty(), Severity.HIGH, true);
          case 1 ->
              new TaskPayload.RunTests(
                  Optional.empty(), world.dice.chance(300) ? Attempt.POISON : "", 0);
          default -> new TaskPayload.SecurityScan(Optional.empty(), Severity.HIGH, 0);
        };
    int wait = world.dice.chance(150) ? world.dice.between(1_000, 20_000) : 0;
    int priority = world.dice.between(0, 10);
    return new Submission(
        false, it -> () -> file(it, payload, Optional.of(new Later(wait, priority))));
  }

  private record Later(int after, int priority) {}

  private Uni<?> file(Submission it, TaskPayload payload, Optional<Later> later) {
    NewTask task =
        new NewTask(
            payload,
            Optional.of(it.title),
            later.map(Later::priority).orElse(5),
            Optional.of("sample"),
            later
                .filter(wanted -> wanted.after() > 0)
                .map(wanted -> world.timeline.instant().plusMillis(wanted.after())),
            Optional.empty(),
            it.key());
    return tasks.file(List.of(task), TOOL);
  }
}
