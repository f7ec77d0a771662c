package dev.autodev.local;

import dev.autodev.control.budget.BudgetSection;
import dev.autodev.model.json.Json;
import dev.autodev.notify.SecretsCheck;
import dev.autodev.settings.EffectiveSettings;
import dev.autodev.settings.LiveSettings;
import dev.autodev.settings.SettingsException;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the swarm would start with here, and what of it is wrong. What only a running process knows,
 * such as whether a client of that name exists, is left to its start.
 */
final class ConfigReport {
  private static final Pattern KEY = Pattern.compile("\\bswarm\\.[\\w.\\-\"*]*[\\w\"*]");
  private static final Pattern NOISE = Pattern.compile("\\bSRCFG\\d+: |^(?:\\w+\\.)+\\w+: ");
  private static final String CONVERTED = "threw an Exception whilst being converted ";

  private final KnownKeys known;
  private final SmallRyeConfig config;
  private final LiveSettings operators;
  private final List<Problem> problems = new ArrayList<>();

  private ConfigReport() throws IOException {
    known = KnownKeys.find();
    Map<String, String> defaults = new TreeMap<>(known.defaults());
    defaults.entrySet().removeIf(each -> each.getValue().isEmpty() || each.getKey().contains("*"));
    config = ConfigUtils.configBuilder().withDefaultValues(defaults).build();
    operators =
        new LiveSettings(
            Path.of(config.getConfigValue("swarm.settings").getValue()),
            Clock.systemUTC(),
            List.of(new BudgetSection(), SecretsCheck.of(config)));
  }

  /**
   * A setting that keeps the swarm from starting, or has no effect.
   *
   * @param key of the configuration, a variable, or the operators' file
   */
  record Problem(String key, String problem, String remedy) {}

  /** The whole. */
  record Report(List<EffectiveSettings.Setting> settings, List<Problem> problems) {}

  /** Prints it as JSON; answers the exit code. */
  static int print(PrintStream out) throws IOException {
    Report report = made();
    out.println(Json.write(report));
    return report.problems().isEmpty() ? 0 : 1;
  }

  private static Report made() throws IOException {
    try {
      return new ConfigReport().report();
    } catch (SettingsException e) {
      // Of what makes the configuration, and begins with its variable: nothing can be read then.
      String message = String.valueOf(e.getMessage());
      String variable = message.split("[ =]", 2)[0];
      return new Report(
          List.of(), List.of(new Problem(variable, message, "mend it; nothing else was read")));
    }
  }

  private Report report() {
    values();
    variables();
    operatorsFile();
    Map<String, String> keys = new TreeMap<>();
    known.defaults().keySet().forEach(key -> keys.put(KnownKeys.variable(key), key));
    // A variable comes under a name of its own as well as under that of the key it sets.
    config.getPropertyNames().forEach(key -> keys.putIfAbsent(KnownKeys.variable(key), key));
    return new Report(
        Stream.concat(
                EffectiveSettings.of(config, keys.values()).stream(), operators.said().stream())
            .toList(),
        problems);
  }

  private void values() {
    try {
      ConfigMappings.registerConfigMappings(config, known.classes());
    } catch (ConfigValidationException e) {
      for (int i = 0; i < e.getProblemCount(); i++) {
        problems.add(wrong(e.getProblem(i).getMessage()));
      }
    }
  }

  private Problem wrong(String message) {
    String words = NOISE.matcher(message).replaceAll("").replace(CONVERTED, "cannot be read: ");
    Matcher names = KEY.matcher(words);
    String key = names.find() ? names.group() : "";
    String otherwise = known.defaults().getOrDefault(key, "");
    return new Problem(
        key,
        words,
        words.contains("does not map")
            ? "no module has such a key; mend its name or take it out"
            : otherwise.isEmpty() ? "set it" : "mend it, or take it out: then it is " + otherwise);
  }

  private void variables() {
    for (String name : known.unknown(System.getenv().keySet())) {
      problems.add(
          new Problem(
              name,
              "nothing reads this variable",
              "take it out, or rename it; the nearest is " + known.nearest(name)));
    }
  }

  private void operatorsFile() {
    try {
      operators.open();
    } catch (SettingsException e) {
      problems.add(new Problem("swarm.settings", String.valueOf(e.getMessage()), "mend that file"));
    }
  }
}
