package dev.autodev.control.explain;

import dev.autodev.control.explain.ExplanationView.Reason;
import dev.autodev.control.inbox.WaitingGate;
import dev.autodev.control.view.HaltView;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.ProviderView;
import dev.autodev.control.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds a task, in the order in which it is asked for, each with its remedy. */
final class Reasons {
  private final TaskFacts facts;
  private final TaskView task;
  private final List<Reason> found = new ArrayList<>();

  Reasons(TaskFacts facts) {
    this.facts = facts;
    this.task = facts.task();
  }

  List<Reason> found() {
    return found;
  }

  boolean none() {
    return found.isEmpty();
  }

  /** What is said first. */
  String first() {
    return found.getFirst().text();
  }

  void dependencies() {
    awaited();
    if (!facts.around().unfinished().isEmpty()) {
      add(
          "dependency",
          "steps before it are not done: " + String.join(", ", facts.around().unfinished()),
          "it goes on when they are done",
          null,
          workflow());
    }
    for (WaitingGate gate : facts.around().gates()) {
      if (gate.about().workflow() != null) {
        add(
            "gate",
            "a person has to decide: " + gate.title(),
            "decide on it",
            null,
            "/approvals/" + gate.id());
      }
    }
  }

  private void awaited() {
    for (TaskFacts.Awaited other : facts.around().awaited()) {
      String link = "/%ss/%s".formatted(other.kind(), other.id());
      String remedy =
          switch (other.status()) {
            case "parked" ->
                "that needs a person: look at %s; this goes on by itself when it is done"
                    .formatted(link);
            case "failed", "cancelled" -> "start this without it, or cancel this as well";
            default -> "it begins by itself when that is done";
          };
      add(
          "dependency",
          "it waits for %s %s (%s), which is %s"
              .formatted(other.kind(), other.id(), other.title(), other.status()),
          remedy,
          null,
          link);
    }
  }

  void halts() {
    for (HaltView halt : facts.around().halts()) {
      if (covers(halt.scope())) {
        add(
            "stop",
            "an emergency stop of %s by %s: %s".formatted(halt.scope(), halt.by(), halt.reason()),
            thaw(halt.scope()));
      }
    }
  }

  private static String thaw(String scope) {
    return "release it when it is safe: claude-swarm thaw"
        + (scope.equals("all")
            ? ""
            : scope.replaceFirst("^role/", " --role ").replaceFirst("^repository/", " --repo "));
  }

  private boolean covers(String scope) {
    return scope.equals("all")
        || scope.equals("role/" + task.role())
        || scope.equals("repository/" + task.repository());
  }

  /** One worker that is paused holds nothing while another one takes the role. */
  void pauses() {
    TaskFacts.Queue queue = facts.queue();
    for (PauseView pause : queue.pauses()) {
      boolean role = pause.target().startsWith("role/");
      if (role || queue.slots() == 0) {
        String name = pause.target().substring(pause.target().indexOf('/') + 1);
        add(
            "pause",
            "%s %s is paused by %s: %s"
                .formatted(role ? "the role" : "worker", name, pause.by(), pause.reason()),
            "resume it: claude-swarm agents resume " + (role ? "--role " : "--worker ") + name,
            null,
            "/agents");
      }
    }
  }

  void schedule() {
    Instant due = task.notBefore();
    if (due != null && due.isAfter(facts.now())) {
      add(
          "schedule",
          task.attempts() > 0 ? "the next attempt comes after a pause" : "its time has not come",
          "it begins by itself in " + words(Duration.between(facts.now(), due)),
          due,
          null);
    }
  }

  void providers() {
    List<ProviderView> providers = facts.around().providers();
    if (providers == null || providers.isEmpty()) {
      return;
    }
    if (providers.stream().noneMatch(ProviderView::available)) {
      for (ProviderView provider : providers) {
        boolean refused = provider.state().equals("refused");
        add(
            "provider",
            "provider %s is %s: %s".formatted(provider.name(), provider.state(), provider.reason()),
            refused
                ? "mend its key or account, then claude-swarm providers resume " + provider.name()
                : "it goes on at the reset",
            provider.until(),
            "/agents");
      }
    }
  }

  void room() {
    runner();
    scaled();
    TaskFacts.Queue queue = facts.queue();
    if (queue.slots() > 0 && queue.busy() >= queue.slots()) {
      add(
          "cap",
          "all %d slots of the role %s are taken".formatted(queue.slots(), task.role()),
          "it goes on when one is free; more agents of the role take more at once",
          null,
          "/tasks?status=in_progress&role=" + task.role());
    }
    if (queue.ahead() > 0) {
      add(
          "priority",
          "%s%d ready tasks of the role are ahead of it"
              .formatted(
                  queue.ahead() >= TaskFacts.Queue.MOST_AHEAD ? "at least " : "", queue.ahead()),
          "its place rises with priority, due date, age and what depends on it",
          null,
          "/tasks?status=ready&role=" + task.role());
    }
  }

  void runner() {
    if (facts.queue().workers() == 0) {
      add(
          "runner",
          "no live agent takes the role " + task.role(),
          "start one: claude-swarm up",
          null,
          "/agents");
    }
  }

  private void scaled() {
    String by = facts.queue().nothing();
    if (by != null) {
      add(
          "scale",
          "the role %s is scaled to 0 by %s".formatted(task.role(), by),
          "scale it up: claude-swarm agents scale %s 1".formatted(task.role()),
          null,
          "/agents");
    }
  }

  void budget(TaskFacts.BudgetWait budget) {
    String used =
        budget.figures() == null
            ? ""
            : " (%,d tokens and %s USD used)"
                .formatted(budget.figures().tokens(), budget.figures().usd().toPlainString());
    String gate =
        facts.around().gates().stream()
            .filter(open -> budget.scope().equals(open.about().budget()))
            .map(open -> "/approvals/" + open.id())
            .findFirst()
            .orElse(null);
    add(
        "budget",
        "the budget %s is used up%s".formatted(budget.scope(), used),
        gate == null ? "extend the budget in the settings, then retry" : "approve the extension",
        null,
        gate);
  }

  private @Nullable String workflow() {
    return task.workflow() == null ? null : "/workflows/" + task.workflow();
  }

  void add(String kind, String text, String remedy) {
    add(kind, text, remedy, null, null);
  }

  private void add(
      String kind, String text, String remedy, @Nullable Instant until, @Nullable String link) {
    found.add(new Reason(kind, text, remedy, until, link));
  }

  private static String words(Duration left) {
    return left.toMinutes() > 0
        ? "%d min".formatted(left.toMinutes())
        : "%d s".formatted(Math.max(1, left.toSeconds()));
  }
}
