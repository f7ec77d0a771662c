package dev.autodev.model.budget;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a budget is counted for: a day (UTC) of the whole swarm, of a role or of a repository; a
 * workflow; a task; or one session of a task.
 */
public sealed interface BudgetScope {
  /** All model calls of a day. */
  record Day(LocalDate day) implements BudgetScope {}

  /** A day of one role, by its wire name. */
  record RoleDay(LocalDate day, String role) implements BudgetScope {
    public RoleDay {
      role = Require.text(role, "budget.role");
    }
  }

  /** A day of one repository. */
  record RepositoryDay(LocalDate day, String repository) implements BudgetScope {
    public RepositoryDay {
      repository = Require.text(repository, "budget.repository");
    }
  }

  /** A workflow with all its tasks. */
  record Workflow(String id) implements BudgetScope {
    public Workflow {
      id = Require.text(id, "budget.workflow");
    }
  }

  /** A task with all its attempts. */
  record Task(String id) implements BudgetScope {
    public Task {
      id = Require.text(id, "budget.task");
    }
  }

  /** One session of a task; the next one begins with nothing used. */
  record Session(String task) implements BudgetScope {
    public Session {
      task = Require.text(task, "budget.session");
    }
  }

  /** Which limit holds for it, such as {@code role/builder}. */
  default String limitKey() {
    return switch (this) {
      case Day day -> "day";
      case RoleDay role -> "role/" + role.role();
      case RepositoryDay repository -> "repository/" + repository.repository();
      case Workflow workflow -> "workflow";
      case Task task -> "task";
      case Session session -> "session";
    };
  }

  /** Its name on the wire, such as {@code day/2026-11-26}. */
  default String wire() {
    return switch (this) {
      case Day day -> "day/" + day.day();
      case RoleDay role -> "role/%s/%s".formatted(role.day(), role.role());
      case RepositoryDay of -> "repository/%s/%s".formatted(of.day(), of.repository());
      case Workflow workflow -> "workflow/" + workflow.id();
      case Task task -> "task/" + task.id();
      case Session session -> "session/" + session.task();
    };
  }

  /**
   * Reads a name.
   *
   * @throws InvalidModelException if it names no scope
   */
  static BudgetScope of(String wire) {
    String[] parts = wire.split("/", 3);
    try {
      if (parts.length == 3) {
        LocalDate day = LocalDate.parse(parts[1]);
        switch (parts[0]) {
          case "role":
            return new RoleDay(day, parts[2]);
          case "repository":
            return new RepositoryDay(day, parts[2]);
          default:
            throw unknown(wire);
        }
      }
      if (parts.length == 2) {
        return switch (parts[0]) {
          case "day" -> new Day(LocalDate.parse(parts[1]));
          case "workflow" -> new Workflow(parts[1]);
          case "task" -> new Task(parts[1]);
          case "session" -> new Session(parts[1]);
          default -> throw unknown(wire);
        };
      }
    } catch (DateTimeParseException e) {
      throw unknown(wire);
    }
    throw unknown(wire);
  }

  /** All that one call of a task counts for on a day, its session aside; widest first. */
  static List<BudgetScope> of(
      LocalDate day,
      String role,
      Optional<String> repository,
      Optional<String> workflow,
      String task) {
    List<BudgetScope> scopes = new ArrayList<>();
    scopes.add(new Day(day));
    scopes.add(new RoleDay(day, role));
    repository.ifPresent(name -> scopes.add(new RepositoryDay(day, name)));
    workflow.ifPresent(id -> scopes.add(new Workflow(id)));
    scopes.add(new Task(task));
    return scopes;
  }

  private static InvalidModelException unknown(String wire) {
    return new InvalidModelException(
        "budget scope '%s' is unknown; it is day/<date>, role/<date>/<role>, repository/<date>/<name>, workflow/<id>, task/<id> or session/<task>"
            .formatted(wire));
  }
}
