package dev.autodev.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autodev.model.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What operators may change while the swarm runs. Where a value is missing, the configuration of
 * the process holds.
 *
 * @param budgets the section {@code budgets} as it stands, an object; its own reader checks it
 * @param notifications the section {@code notifications}, likewise
 */
public record OperatorSettings(
    Tokens tokens,
    Watcher watcher,
    Llm llm,
    Map<Role, ForRole> agents,
    Trust trust,
    JsonNode budgets,
    JsonNode notifications) {
  /** Those of a file that says nothing. */
  public static final OperatorSettings NONE =
      new OperatorSettings(
          new Tokens(0, Optional.empty()),
          new Watcher(Optional.empty(), Optional.empty()),
          new Llm(Optional.empty(), Optional.empty(), true, Llm.OVERRIDE),
          Map.of(),
          new Trust(Optional.empty(), Set.of()),
          JsonNodeFactory.instance.objectNode(),
          JsonNodeFactory.instance.objectNode());

  public OperatorSettings {
    agents = Map.copyOf(agents);
  }

  /** What is said of a role. */
  public ForRole of(Role role) {
    return agents.getOrDefault(role, ForRole.NONE);
  }

  /**
   * Section {@code tokens}.
   *
   * @param dailyBudget tokens a day for the whole swarm; 0 is unlimited
   * @param sessionMax tokens of one session
   */
  public record Tokens(long dailyBudget, Optional<Long> sessionMax) {}

  /**
   * Section {@code trust}: whose requests go to roles that can write.
   *
   * @param authors who they are; absent: people, and the swarm's own roles
   * @param labels by which one of them lets the request of somebody else through
   */
  public record Trust(Optional<Set<String>> authors, Set<String> labels) {
    public Trust {
      authors = authors.map(Set::copyOf);
      labels = Set.copyOf(labels);
    }
  }

  /**
   * Section {@code watcher}.
   *
   * @param maxSessionDuration wall-clock time of one session
   * @param restartDelay wait before work is begun anew whose session crashed or stalled
   */
  public record Watcher(Optional<Duration> maxSessionDuration, Optional<Duration> restartDelay) {}

  /**
   * Section {@code llm}.
   *
   * @param defaultProvider the client of roles that name none
   * @param fallbackProvider the client while the first one's provider is limited
   * @param autoFallbackOnRateLimit whether the fallback is used without being asked
   * @param manualOverrideEnv the variable that names the client of all roles, where it is set
   */
  public record Llm(
      Optional<String> defaultProvider,
      Optional<String> fallbackProvider,
      boolean autoFallbackOnRateLimit,
      String manualOverrideEnv) {
    /** The variable, unless the file names another. */
    public static final String OVERRIDE = "SWARM_LLM_PROVIDER";
  }

  /** Section {@code agents.<role>}: the role's client and model. */
  public record ForRole(Optional<String> provider, Optional<String> model) {
    /** Nothing is said of the role. */
    public static final ForRole NONE = new ForRole(Optional.empty(), Optional.empty());
  }
}
