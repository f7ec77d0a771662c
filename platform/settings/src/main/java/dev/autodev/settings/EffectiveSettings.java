package dev.autodev.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** What is in force and where it comes from, without anything that opens a door. */
public final class EffectiveSettings {
  private static final String OURS = "swarm.";
  private static final String MASK = "••••••";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)key|token$|tokens?[.-]?(value|secret)|secret|password|credential|webhook");
  private static final Pattern IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");
  private static final Pattern PATH_OF_ADDRESS = Pattern.compile("(?<=://)([^/\\s]+/)\\S+");

  private static final Pattern FILE = Pattern.compile("\\[source=(?:file:)?(.+)]");

  private EffectiveSettings() {}

  /**
   * A setting.
   *
   * @param origin where it is set, such as a file or the environment
   */
  public record Setting(String key, String value, String origin) {}

  /** What a process runs with below {@code swarm.}, of these keys, by name. */
  public static List<Setting> of(Config config, Iterable<String> keys) {
    return StreamSupport.stream(keys.spliterator(), false)
        .filter(key -> key.startsWith(OURS))
        .distinct()
        .sorted()
        .flatMap(key -> setting(config, key).stream())
        .toList();
  }

  /** What an operators' file says, in its order. */
  static List<Setting> of(JsonNode file, String origin) {
    List<Setting> settings = new ArrayList<>();
    leaves("", file, origin, settings);
    return settings;
  }

  private static void leaves(String key, JsonNode node, String origin, List<Setting> settings) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  leaves(
                      key.isEmpty() ? field.getKey() : key + "." + field.getKey(),
                      field.getValue(),
                      origin,
                      settings));
    } else {
      String value = node.isValueNode() ? node.asText() : node.toString();
      // Addresses of a chat's hooks are secrets in their paths.
      String shown = PATH_OF_ADDRESS.matcher(masked(key, value)).replaceAll("$1" + MASK);
      settings.add(new Setting(key, shown, origin));
    }
  }

  private static Optional<Setting> setting(Config config, String key) {
    ConfigValue value = config.getConfigValue(key);
    return Optional.ofNullable(value.getValue())
        .map(text -> new Setting(key, masked(key, text), origin(value)));
  }

  private static String masked(String key, String value) {
    return SECRET.matcher(key).find()
        ? value.isEmpty() ? "" : MASK
        : IN_ADDRESS.matcher(value).replaceAll(MASK);
  }

  private static String origin(ConfigValue value) {
    String source = String.valueOf(value.getSourceName());
    if (source.contains("META-INF/microprofile-config.properties")) {
      return "default"; // of a module
    }
    Matcher file = FILE.matcher(source);
    return file.find()
        ? file.group(1)
        : source
            .replace("DefaultValuesConfigSource", "default")
            .replace("EnvConfigSource", "environment")
            .replace("SysPropConfigSource", "system property");
  }
}
