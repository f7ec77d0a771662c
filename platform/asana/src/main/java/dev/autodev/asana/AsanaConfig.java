package dev.autodev.asana;

import dev.autodev.asana.priority.Weights;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Asana as a control plane: off unless there are a token and something to poll. The variables of
 * the Aegis documents set these as well.
 */
@ConfigMapping(prefix = "swarm.asana")
public interface AsanaConfig {
  /** Its API, with the base path. */
  @WithDefault("https://app.asana.com/api/1.0")
  URI url();

  /** A personal access token; usually the variable ASANA_ACCESS_TOKEN. Shown nowhere. */
  Optional<String> token();

  /** How long one call may take to connect, and to answer. */
  @WithDefault("10s")
  Duration timeout();

  /**
   * Gids of the portfolios whose projects are polled (ASANA_PORTFOLIO_GID, separated by commas).
   */
  Optional<List<String>> portfolios();

  /**
   * Gids of projects that are polled besides, for plans without portfolios (ASANA_PROJECT_GIDS).
   */
  Optional<List<String>> projects();

  /** Time between two polls (POLL_INTERVAL_SECONDS). */
  @WithDefault("30s")
  Duration pollEvery();

  /** The same where webhooks tell that something changed: so much sooner is it read again. */
  @WithDefault("5s")
  Duration toldPollEvery();

  /** Time between two looks at what became of what was filed, and for room for more. */
  @WithDefault("1s")
  Duration every();

  /** Most tasks of Asana that are at work at once (MAX_CONCURRENT_TASKS). */
  @WithDefault("5")
  int maxConcurrentTasks();

  /** The pipeline that a task starts. */
  @WithDefault("feature")
  String workflow();

  /** Name or gid of the custom field of tasks with a person's priority. */
  @WithDefault("Priority")
  String priorityField();

  /** Name or gid of the custom field of projects with their importance. */
  @WithDefault("Importance")
  String importanceField();

  /** The zone in which a due date ends. */
  @WithDefault("UTC")
  ZoneId zone();

  /** Whether a task is marked complete in Asana when its change is merged. */
  @WithDefault("true")
  boolean complete();

  /** Folder of the log files, one for each project. */
  @WithDefault("${swarm.data:${SWARM_DATA:.swarm}}/asana/logs")
  Path logs();

  /** Where people reach the dashboard; links in comments begin so. */
  @WithDefault("${swarm.access.url:http://127.0.0.1:${quarkus.http.port:8080}}")
  URI dashboard();

  /** Names of the sections to which a task is moved; absent: it stays where it is. */
  Sections sections();

  /** How much each factor of the score counts (PRIORITY_WEIGHT_DUE_DATE and the like). */
  Priority weights();

  /** Sections by how a task stands. */
  interface Sections {
    /** Somebody works on it. */
    Optional<String> inProgress();

    /** Its workflow waits for a person. */
    Optional<String> waiting();

    /** Its change is merged. */
    Optional<String> done();

    /** It failed or was cancelled. */
    Optional<String> failed();
  }

  /** None may be negative. */
  interface Priority {
    /** Nearness of the due date. */
    @WithDefault("10")
    double dueDate();

    /** What waits for it. */
    @WithDefault("8")
    double dependency();

    /** A person's priority. */
    @WithDefault("7")
    double userPriority();

    /** The project's importance. */
    @WithDefault("5")
    double projectImportance();

    /** How long it has been there. */
    @WithDefault("3")
    double age();

    /** As the score takes them. */
    default Weights weights() {
      return new Weights(dueDate(), dependency(), userPriority(), projectImportance(), age());
    }
  }

  /** Whether there is anything to poll, and a token to do so. */
  default boolean isOn() {
    return hasToken() && (portfolios().isPresent() || projects().isPresent());
  }

  /** Whether there is a token. */
  default boolean hasToken() {
    return token().filter(text -> !text.isBlank()).isPresent();
  }
}
