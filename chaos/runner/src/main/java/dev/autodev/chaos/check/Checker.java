package dev.autodev.chaos.check;

import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Database.Row;
import dev.autodev.chaos.place.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds journal, ledger and database against each other. */
public final class Checker {
  private final Promises promises;
  private final List<Effect> effects;
  private final Tables tables;
  private final Victims victims;
  private final boolean clocksAgree;

  Checker(
      Promises promises,
      List<Effect> effects,
      Tables tables,
      Victims victims,
      boolean clocksAgree) {
    this.clocksAgree = clocksAgree;
    this.promises = promises;
    this.effects = effects;
    this.tables = tables;
    this.victims = victims;
  }

  /** Judges a run that is over: nothing is filed and nothing is at work any more. */
  public static Report judge(Place place, Database database, Victims victims) {
    return new Checker(
            Promises.read(place.journal()),
            Effect.read(place.effects()),
            Tables.read(database),
            victims,
            !place.hasShiftedClocks())
        .report();
  }

  Report report() {
    Set<String> ended =
        tables.tasks().values().stream()
            .filter(Tables.Task::ended)
            .map(Tables.Task::id)
            .collect(Collectors.toSet());
    return new Report(
        List.of(
            new Verdict("lost (acknowledged, no end)", lost()),
            new Verdict("invented (an end, never asked for)", invented()),
            new Verdict("done twice", doneTwice()),
            new Verdict("approved twice, or not applied", approvals()),
            new Verdict("completed without its effect, or stale", stale()),
            new Verdict("begun too early", new Order(tables, effects, clocksAgree).violations()),
            new Verdict("stuck (open at the end)", stuck()),
            new Verdict("parked or failed wrongly", wrongEnds()),
            new Verdict("attempts counted of innocents", innocents()),
            new Verdict("client errors", promises.errors())),
        Recovery.of(effects, victims, ended),
        volume());
  }

  private String volume() {
    long struckEachTime = tables.tasks().values().stream().filter(this::struckEachTime).count();
    return "%d tasks, %d workflows, %d gates, %d effects; the client was told to wait %d times%s"
        .formatted(
            tables.tasks().size(),
            tables.workflows().size(),
            tables.gates().size(),
            effects.stream().filter(Effect::done).count(),
            promises.later(),
            struckEachTime == 0
                ? ""
                : "; %d parked with the reason, since we killed each process that had them"
                    .formatted(struckEachTime));
  }

  private List<String> lost() {
    List<String> lost = new ArrayList<>();
    promises
        .tasks()
        .forEach(
            (key, ids) ->
                ids.stream()
                    .filter(id -> !tables.tasks().containsKey(id))
                    .forEach(id -> lost.add("task " + id + " of " + key)));
    promises
        .workflows()
        .forEach(
            (key, ids) ->
                ids.stream()
                    .filter(id -> !tables.workflows().containsKey(id))
                    .forEach(id -> lost.add("workflow " + id + " of " + key)));
    for (Tables.Task task : tables.tasks().values()) {
      if (promises.tasks().containsKey(task.key()) && !task.ended()) {
        lost.add("task %s is %s".formatted(task.id(), task.status()));
      }
    }
    return lost;
  }

  private List<String> invented() {
    return tables.tasks().values().stream()
        .filter(task -> task.single() && !promises.words().containsKey(task.key()))
        .map(task -> "task %s of key %s".formatted(task.id(), task.key()))
        .toList();
  }

  /** One key, one id; one id, one accepted completion; one place in a workflow, one task. */
  private List<String> doneTwice() {
    List<String> twice = new ArrayList<>();
    Map<String, Set<String>> all = new HashMap<>(promises.tasks());
    all.putAll(promises.workflows());
    all.forEach(
        (key, ids) -> {
          if (ids.size() > 1) {
            twice.add("key %s was answered %s".formatted(key, ids));
          }
        });
    tables.story().stream()
        .filter(Tables.Told::completes)
        .collect(Collectors.groupingBy(Tables.Told::task, Collectors.counting()))
        .forEach(
            (task, times) -> {
              if (times > 1) {
                twice.add("task %s completed %d times".formatted(task, times));
              }
            });
    Set<String> places = new HashSet<>();
    for (Tables.Task task : tables.tasks().values()) {
      if (!task.single() && !places.add(task.workflow() + " " + task.step() + " " + task.round())) {
        twice.add("workflow %s has step %s twice".formatted(task.workflow(), task.step()));
      }
    }
    return twice;
  }

  private List<String> approvals() {
    List<String> wrong = new ArrayList<>();
    for (Row gate : tables.gates()) {
      boolean promised = promises.approved().contains(gate.text(0));
      boolean approved = gate.text(3).equals("approved");
      if (gate.number(5) > 1) {
        wrong.add("gate %s was approved %d times".formatted(gate.text(0), gate.number(5)));
      }
      if (promised && !approved) {
        wrong.add("gate %s is %s".formatted(gate.text(0), gate.text(3)));
      }
    }
    return wrong;
  }

  /**
   * What was accepted was done, by that worker in that attempt, and no older attempt came after.
   */
  private List<String> stale() {
    Set<String> done =
        effects.stream()
            .filter(Effect::done)
            .map(effect -> effect.task() + " " + effect.epoch() + " " + effect.worker())
            .collect(Collectors.toSet());
    Map<String, Integer> newest = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (Tables.Told told : tables.story()) {
      if (!told.accepted()) {
        continue;
      }
      if (told.epoch() < newest.merge(told.task(), told.epoch(), Math::max)) {
        wrong.add("task %s took %s of epoch %d".formatted(told.task(), told.kind(), told.epoch()));
      }
      if (told.completes()
          && !done.contains(told.task() + " " + told.epoch() + " " + told.worker())) {
        wrong.add(
            "task %s epoch %d completed by %s without an effect"
                .formatted(told.task(), told.epoch(), told.worker()));
      }
    }
    return wrong;
  }

  private List<String> stuck() {
    List<String> stuck = new ArrayList<>();
    tables.tasks().values().stream()
        .filter(task -> !task.ended())
        .forEach(task -> stuck.add("task %s is %s".formatted(task.id(), task.status())));
    tables.workflows().values().stream()
        .filter(workflow -> workflow.text(2).equals("running"))
        .forEach(workflow -> stuck.add("workflow %s is running".formatted(workflow.text(0))));
    return stuck;
  }

  /**
   * Poison is parked, with the reason and after exactly three attempts; all others complete, unless
   * we did to each of their processes what poison does.
   */
  private List<String> wrongEnds() {
    List<String> wrong = new ArrayList<>();
    for (Tables.Task task : tables.tasks().values()) {
      boolean poison = promises.poison(task.key());
      boolean right =
          poison ? parkedAsPoison(task) : task.status().equals("completed") || struckEachTime(task);
      if (task.ended() && !right) {
        wrong.add(
            "%s task %s is %s after %d attempts: %s"
                .formatted(
                    poison ? "poison" : "innocent",
                    task.id(),
                    task.status(),
                    attempts(task),
                    task.reason()));
      }
    }
    return wrong;
  }

  /**
   * Begun three times; or charged with three, and begun beside others that killed their process as
   * well: twice at most, for the next time it goes out alone.
   */
  private boolean tried(Tables.Task task) {
    long begun = attempts(task);
    return begun == 3 || task.attempts() == 3 && begun <= 5;
  }

  private boolean parkedAsPoison(Tables.Task task) {
    return task.status().equals("parked") && tried(task) && reasoned(task);
  }

  /** Nobody but us, who killed them, knows that this is no poison: parked as such is right. */
  private boolean struckEachTime(Tables.Task task) {
    return !promises.poison(task.key())
        && parkedAsPoison(task)
        && begun(task).allMatch(told -> victims.struck(told.worker()));
  }

  private long attempts(Tables.Task task) {
    return begun(task).count();
  }

  /** Those that began, charged or not. */
  private Stream<Tables.Told> begun(Tables.Task task) {
    return tables.story().stream()
        .filter(told -> told.task().equals(task.id()) && told.kind().endsWith("claimed"));
  }

  private static boolean reasoned(Tables.Task task) {
    return !task.reason().equals("null") && !task.reason().isBlank();
  }

  private List<String> innocents() {
    Map<String, Set<String>> hands = new HashMap<>();
    effects.forEach(
        effect ->
            hands.computeIfAbsent(effect.task(), ignored -> new HashSet<>()).add(effect.worker()));
    return tables.tasks().values().stream()
        .filter(task -> task.attempts() > 1 && !promises.poison(task.key()))
        .filter(
            task -> hands.getOrDefault(task.id(), Set.of()).stream().noneMatch(victims::contains))
        .map(task -> "task %s has %d attempts".formatted(task.id(), task.attempts()))
        .toList();
  }
}
