package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.client.Asana;
import dev.autodev.asana.client.AsanaException;
import dev.autodev.asana.client.AsanaTask;
import dev.autodev.asana.client.Project;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.view.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people may ask about Asana and do to the loop; blocks. */
@ApplicationScoped
public class Aegis {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Inject AsanaConfig config;
  @Inject Asana asana;
  @Inject Poll poll;
  @Inject Candidates candidates;
  @Inject Executions executions;
  @Inject States states;
  @Inject Ledgers ledgers;
  @Inject Repositories repositories;
  @Inject Clock clock;

  /** A portfolio or a list of projects as Asana has it now. */
  public record Reached(String user, List<Portfolio> portfolios, List<Project> projects) {
    /** One that is polled. */
    public record Portfolio(String gid, String name) {}
  }

  /** How the loop stands. */
  public State state() {
    return states.read();
  }

  /** What the last poll found, that which is taken next first; the cursor is a number of lines. */
  public Page<Candidate> tasks(Optional<String> project, int limit, Optional<String> cursor) {
    return candidates.page(
        project.map(Jsonb::plain), limit, Math.toIntExact(number(cursor).orElse(0L)));
  }

  /** Newest first; the cursor is an id. */
  public Page<Execution> executions(Optional<String> status, int limit, Optional<String> cursor) {
    status.ifPresent(Aegis::check);
    return executions.page(status, limit, number(cursor).orElse(null));
  }

  private static void check(String status) {
    List<String> known = Arrays.stream(Status.values()).map(Status::wireName).toList();
    if (!known.contains(status)) {
      throw new ControlPlaneException.Invalid(
          "status",
          "status '%s' is unknown; known are %s".formatted(status, String.join(", ", known)));
    }
  }

  private static Optional<Long> number(Optional<String> cursor) {
    return cursor.map(
        text -> {
          if (text.matches("[0-9]{1,9}")) {
            return Long.valueOf(text);
          }
          throw new ControlPlaneException.Invalid(
              "cursor", "cursor is '%s'; take it from the page before".formatted(text));
        });
  }

  /** One execution. */
  public Execution execution(String id) {
    return Optional.of(id)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .flatMap(executions::find)
        .orElseThrow(() -> new ControlPlaneException.NotFound("execution", id));
  }

  /** Takes nothing new by itself; what is filed goes on and is told. */
  public State pause(Principal by) {
    return set(State.PAUSED, "asana.paused", by);
  }

  /** Goes on, also after it stopped. */
  public State resume(Principal by) {
    return set(State.RUNNING, "asana.resumed", by);
  }

  private State set(String status, String action, Principal by) {
    audit(action, "orchestrator", Map.of(), by);
    states.set(status);
    return states.read();
  }

  private void audit(String action, String subject, Map<String, ?> details, Principal by) {
    ledgers
        .change(
            new Scope(),
            ledger -> ledger.journal().audit(by, action, "asana", subject, null, details))
        .await()
        .atMost(LONGEST);
  }

  /** Asks Asana itself. */
  public Reached reach() {
    return asking(
        () -> {
          String user = Optional.ofNullable(asana.me().name()).orElse("");
          List<Reached.Portfolio> portfolios =
              config.portfolios().orElse(List.of()).stream()
                  .map(gid -> asana.portfolio(gid))
                  .map(one -> new Reached.Portfolio(one.gid(), String.valueOf(one.name())))
                  .toList();
          return new Reached(user, portfolios, poll.projects());
        });
  }

  /** The first free task of a project, which is called by its name or gid. */
  public Candidate first(String project) {
    return asking(() -> first(named(project)));
  }

  private Candidate first(Project project) {
    String bot = asana.me().gid();
    List<Found> open =
        asana.openTasks(project.gid()).stream().map(task -> new Found(task, project)).toList();
    Registered registered = Registered.of(repositories.list().await().atMost(LONGEST));
    return new Ranking(config, registered, bot, clock.instant())
        .of(open).stream()
            .filter(one -> isFree(open, one, bot))
            .findFirst()
            .orElseThrow(
                () ->
                    new ControlPlaneException.NotFound(
                        "incomplete task that is free in project", project.name()));
  }

  private boolean isFree(List<Found> open, Candidate one, String bot) {
    AsanaTask task =
        open.stream()
            .map(Found::task)
            .filter(each -> each.gid().equals(one.task()))
            .findFirst()
            .orElseThrow();
    return (task.assignee() == null || task.assignee().gid().equals(bot))
        && !executions.isOpen(one.task());
  }

  private Project named(String project) {
    List<Project> all = poll.projects();
    return all.stream()
        .filter(one -> one.name().equalsIgnoreCase(project) || one.gid().equals(project))
        .findFirst()
        .orElseThrow(
            () ->
                new ControlPlaneException.Invalid(
                    "project",
                    "Project '%s' not found in portfolio\n\nAvailable projects:\n%s"
                        .formatted(
                            project,
                            all.stream()
                                .map(one -> "  - " + one.name())
                                .collect(Collectors.joining("\n")))));
  }

  /** Takes a task though it was tried before, in that repository. */
  public Execution take(Candidate candidate, String repository, Principal by) {
    if (executions.isOpen(candidate.task())) {
      throw atWork(candidate);
    }
    AsanaTask task = asking(() -> asana.task(candidate.task()));
    Asked asked = Asked.of(task, candidate, repository);
    audit("asana.taken", candidate.task(), Map.of("repository", repository), by);
    return executions
        .open(
            asked,
            config.workflow(),
            candidate.score(),
            new Executions.Opening(by.author(), clock.instant(), true))
        .flatMap(executions::find)
        .orElseThrow(() -> atWork(candidate));
  }

  private static ControlPlaneException atWork(Candidate candidate) {
    return new ControlPlaneException.Conflict(
        "Task %s is at work already; see aegis history".formatted(candidate.task()), "open");
  }

  private <T> T asking(Supplier<T> work) {
    if (!config.isOn()) {
      throw new ControlPlaneException.Invalid(
          "asana",
          "Asana is not configured: set ASANA_ACCESS_TOKEN and ASANA_PORTFOLIO_GID (or ASANA_PROJECT_GIDS) and start the swarm again");
    }
    try {
      return work.get();
    } catch (AsanaException e) {
      throw new ControlPlaneException.Unavailable(
          "Error testing Asana connection: %s; nothing was changed".formatted(e.getMessage()));
    }
  }
}
