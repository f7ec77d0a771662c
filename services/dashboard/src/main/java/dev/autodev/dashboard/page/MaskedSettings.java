package dev.autodev.dashboard.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** What is set below {@code swarm.}, without anything that opens a door. */
@ApplicationScoped
class MaskedSettings {
  private static final String OURS = "swarm.";
  private static final String MASK = "••••••";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)key|token$|tokens?[.-]?(value|secret)|secret|password|credential|webhook");
  private static final Pattern IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

  private final Config config;

  MaskedSettings(Config config) {
    this.config = config;
  }

  /**
   * A setting.
   *
   * @param source where it is set, such as a file or the environment
   */
  public record Setting(String name, String value, String source) {}

  /** By name. */
  List<Setting> all() {
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith(OURS))
        .distinct()
        .sorted()
        .flatMap(name -> setting(name).stream())
        .toList();
  }

  private Optional<Setting> setting(String name) {
    ConfigValue value = config.getConfigValue(name);
    return Optional.ofNullable(value.getValue())
        .map(text -> new Setting(name, masked(name, text), source(value)));
  }

  static String masked(String name, String value) {
    return SECRET.matcher(name).find()
        ? value.isEmpty() ? "" : MASK
        : IN_ADDRESS.matcher(value).replaceAll(MASK);
  }

  private static String source(ConfigValue value) {
    String name =
        String.valueOf(value.getSourceName())
            .replace("DefaultValuesConfigSource", "default")
            .replace("EnvConfigSource", "environment")
            .replace("SysPropConfigSource", "system property");
    int path = name.indexOf("[source=");
    return path < 0 ? name : name.substring(0, path);
  }
}
