package dev.autodev.control.ledger;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which rows a transaction locks before it looks at them. */
public final class Scope {
  final Set<String> tasks = new LinkedHashSet<>();
  final Set<String> endingTasks = new LinkedHashSet<>();
  final Set<String> workflows = new LinkedHashSet<>();
  final Set<String> workers = new LinkedHashSet<>();
  final Set<String> keys = new LinkedHashSet<>();
  final Set<String> repositories = new LinkedHashSet<>();
  final Set<String> gates = new LinkedHashSet<>();
  final Set<String> schedules = new LinkedHashSet<>();
  final Set<String> scheduleNames = new LinkedHashSet<>();

  /** Workflows that will be locked with tasks and gates that are named, as far as is known. */
  Set<String> kin = Set.of();

  private boolean halts;
  private boolean patient;
  private boolean lasting;
  private boolean own;
  private boolean urgent;
  private boolean untilSent;

  /** The control plane's own doing: it is let in however many wait. */
  public Scope own() {
    own = true;
    return this;
  }

  boolean isOwn() {
    return own || lasting;
  }

  /** Does not wait outside behind a crowd: it is let in until twice as many wait. */
  public Scope urgent() {
    urgent = true;
    return this;
  }

  boolean isUrgent() {
    return urgent;
  }

  /** Is tried until the servers are back, before whatever was asked later. */
  public Scope lasting() {
    lasting = true;
    return this;
  }

  /** Is answered only when what leaves with the transaction is sent. */
  public Scope untilSent() {
    untilSent = true;
    return this;
  }

  boolean isUntilSent() {
    return untilSent;
  }

  boolean isLasting() {
    return lasting;
  }

  /** May wait some milliseconds for others to share its transaction. */
  public Scope patient() {
    patient = true;
    return this;
  }

  void hurry() {
    patient = false;
  }

  boolean isPatient() {
    return patient;
  }

  /** A task alone. */
  public Scope task(String id) {
    tasks.add(id);
    return this;
  }

  /** A task that may end, with its workflow. */
  public Scope endingTask(String id) {
    endingTasks.add(id);
    return this;
  }

  /** A workflow and those of its tasks that can still be stopped. */
  public Scope workflow(String id) {
    workflows.add(id);
    return this;
  }

  /** A request that something is to wait for. */
  public Scope request(String id) {
    return endingTask(id).workflow(id);
  }

  /** A gate with its workflow. */
  public Scope gate(String id) {
    gates.add(id);
    return this;
  }

  /** What is stopped now. */
  public Scope halts() {
    halts = true;
    return this;
  }

  /** Nobody decides a gate without a look at what is stopped. */
  boolean asksForHalts() {
    return halts || !gates.isEmpty();
  }

  /** The tasks that a worker holds. */
  public Scope worker(String id) {
    workers.add(id);
    return this;
  }

  /** An idempotency key that may be known already. */
  public Scope key(String key) {
    keys.add(key);
    return this;
  }

  /** A repository to be read. */
  public Scope repository(String name) {
    repositories.add(name);
    return this;
  }

  /** A schedule with those of its occurrences that matter now. */
  public Scope schedule(String id) {
    schedules.add(id);
    return this;
  }

  /** The same by its name, if there is one. */
  public Scope scheduleNamed(String name) {
    scheduleNames.add(name);
    return this;
  }

  boolean asksForSchedules() {
    return !(schedules.isEmpty() && scheduleNames.isEmpty());
  }

  /** All that is in any of them. */
  static Scope of(Collection<Scope> scopes) {
    Scope all = new Scope();
    for (Scope scope : scopes) {
      all.tasks.addAll(scope.tasks);
      all.endingTasks.addAll(scope.endingTasks);
      all.workflows.addAll(scope.workflows);
      all.workers.addAll(scope.workers);
      all.keys.addAll(scope.keys);
      all.repositories.addAll(scope.repositories);
      all.gates.addAll(scope.gates);
      all.schedules.addAll(scope.schedules);
      all.scheduleNames.addAll(scope.scheduleNames);
      all.halts |= scope.halts;
    }
    return all;
  }

  /** Nothing that exists is changed: it is of no importance what else is changed meanwhile. */
  boolean onlyAdds() {
    return !isOwn() && !locksTasks() && gates.isEmpty() && !asksForSchedules();
  }

  /** Nothing but tasks and gates by their names, each with what hangs on it. */
  boolean onlyNamesTasksAndGates() {
    return workflows.isEmpty()
        && workers.isEmpty()
        && schedules.isEmpty()
        && scheduleNames.isEmpty();
  }

  /** How many rows and keys are named. */
  int size() {
    return tasks.size()
        + endingTasks.size()
        + workflows.size()
        + workers.size()
        + keys.size()
        + repositories.size()
        + gates.size()
        + schedules.size()
        + scheduleNames.size();
  }

  boolean touchesWorkflows() {
    return !(endingTasks.isEmpty() && workflows.isEmpty() && gates.isEmpty());
  }

  boolean onlyTasks() {
    return !tasks.isEmpty() && workers.isEmpty() && !touchesWorkflows();
  }

  /** A gate alone locks none. */
  boolean locksTasks() {
    return !(tasks.isEmpty() && endingTasks.isEmpty() && workflows.isEmpty() && workers.isEmpty());
  }
}
