package dev.autodev.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Role;
import dev.autodev.settings.OperatorSettings.ForRole;
import dev.autodev.settings.OperatorSettings.Llm;
import dev.autodev.settings.OperatorSettings.Tokens;
import dev.autodev.settings.OperatorSettings.Trust;
import dev.autodev.settings.OperatorSettings.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the settings out of YAML: whatever is unknown or wrong is named with its remedy. */
final class SettingsReader {
  private static final long WEEK = Duration.ofDays(7).toSeconds();
  private static final String A_CLIENT = "write the name of a session client, such as claude";
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SettingsReader() {}

  /**
   * Reads a whole file.
   *
   * @throws SettingsException naming everything that is wrong
   */
  static OperatorSettings read(String yaml) {
    List<String> problems = new ArrayList<>();
    Section root = Section.root(tree(yaml), problems);
    OperatorSettings settings =
        new OperatorSettings(
            tokens(root.section("tokens")),
            watcher(root.section("watcher")),
            llm(root.section("llm")),
            agents(root.section("agents")),
            trust(root.section("trust")),
            root.untouched("budgets"),
            root.untouched("notifications"));
    root.nothingElse();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  private static Trust trust(Section section) {
    Trust trust =
        new Trust(
            section.names("authors", "write a list of names"),
            section.names("labels", "write a list of labels").orElse(Set.of()));
    section.nothingElse();
    return trust;
  }

  /**
   * Any YAML.
   *
   * @throws SettingsException if it is none
   */
  static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      String at =
          e.getLocation() == null ? "" : " at line " + Math.max(1, e.getLocation().getLineNr());
      throw new SettingsException(
          "it is no YAML%s: %s; mend that line"
              .formatted(at, e.getOriginalMessage().replaceAll("\\s+", " ").strip()));
    }
  }

  private static Tokens tokens(Section section) {
    Tokens tokens =
        new Tokens(
            section
                .number("daily_budget", 0, Long.MAX_VALUE, "tokens a day (0 is unlimited)")
                .orElse(0L),
            section.number("session_max", 1, Long.MAX_VALUE, "tokens a session"));
    section.nothingElse();
    return tokens;
  }

  private static Watcher watcher(Section section) {
    Watcher watcher =
        new Watcher(
            section.number("max_session_duration", 1, WEEK, "seconds").map(Duration::ofSeconds),
            section.number("restart_delay", 0, WEEK, "seconds").map(Duration::ofSeconds));
    section.nothingElse();
    return watcher;
  }

  private static Llm llm(Section section) {
    Llm llm =
        new Llm(
            section.name("default_provider", A_CLIENT),
            section.name("fallback_provider", A_CLIENT),
            section.decision("auto_fallback_on_rate_limit").orElse(true),
            section
                .name("manual_override_env", "write the name of an environment variable")
                .orElse(Llm.OVERRIDE));
    section.nothingElse();
    return llm;
  }

  private static Map<Role, ForRole> agents(Section section) {
    Map<Role, ForRole> agents = new EnumMap<>(Role.class);
    for (String key : section.keys()) {
      try {
        agents.put(Role.of(key), forRole(section.section(key)));
      } catch (InvalidModelException e) {
        section.problem(section.path(key) + " is unknown: " + e.getMessage());
      }
    }
    return agents;
  }

  private static ForRole forRole(Section section) {
    ForRole role =
        new ForRole(
            section.name("provider", A_CLIENT), section.name("model", "write a model's name"));
    section.nothingElse();
    return role;
  }
}
