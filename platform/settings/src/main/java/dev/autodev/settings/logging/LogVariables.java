package dev.autodev.settings.logging;

import dev.autodev.settings.SettingsException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * LOG_FORMAT and LOG_LEVEL as the keys of Quarkus that they stand for, and what keeps secrets out
 * of each line; those keys, if set, win.
 */
public final class LogVariables implements ConfigSourceFactory {
  /** Below application.properties and the environment. */
  private static final int ORDINAL = 110;

  /** All but the console are off until an operator turns them on. */
  private static final List<String> HANDLERS = List.of("console", "file", "syslog", "socket");

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Map<String, String> keys = new HashMap<>();
    format(said(context, "LOG_FORMAT").orElse("text"))
        .forEach(
            (key, value) -> HANDLERS.forEach(each -> keys.put("quarkus.log." + each + key, value)));
    said(context, "LOG_LEVEL").map(LogVariables::level).ifPresent(keys::putAll);
    return List.of(new PropertiesConfigSource(keys, "LOG_FORMAT and LOG_LEVEL", ORDINAL));
  }

  private static Optional<String> said(ConfigSourceContext context, String variable) {
    return Optional.ofNullable(context.getValue(variable))
        .map(ConfigValue::getValue)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static Map<String, String> format(String said) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "text", "console" -> Map.of(".json.enabled", "false", ".filter", MaskedLines.NAME);
      case "json" ->
          Map.of(
              ".json.enabled",
              "true",
              ".json.key-overrides",
              "mdc=fields",
              ".filter",
              EventFields.NAME);
      default ->
          throw new SettingsException(
              "LOG_FORMAT is '%s'; set it to text (or console) or json, or take it out: then it is text"
                  .formatted(said));
    };
  }

  /**
   * What is finer than INFO is of the swarm alone: libraries would say a lot, and not to people.
   */
  private static Map<String, String> level(String said) {
    String ours = "quarkus.log.category.\"dev.autodev\".level";
    return switch (said.toUpperCase(Locale.ROOT)) {
      case "DEBUG" -> Map.of(ours, "DEBUG");
      case "INFO" -> Map.of("quarkus.log.level", "INFO");
      case "WARNING", "WARN" -> Map.of("quarkus.log.level", "WARN");
      case "ERROR" -> Map.of("quarkus.log.level", "ERROR");
      case "CRITICAL", "FATAL" -> Map.of("quarkus.log.level", "FATAL");
      default ->
          throw new SettingsException(
              "LOG_LEVEL is '%s'; set it to DEBUG, INFO, WARNING, ERROR or CRITICAL, or take it out: then it is INFO"
                  .formatted(said));
    };
  }
}
