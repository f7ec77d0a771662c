package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import dev.autodev.cli.ProviderKeys;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys that a program reads from its standard input. Its environment can be read from outside as
 * long as it runs, by whatever its sessions start.
 */
record HandedOverKeys(Map<String, String> keys) {
  /** Promises them to the program; without it, standard input is not read. */
  private static final String MARKER = "SWARM_SECRETS";

  /** Those of an environment, but for the withheld ones. */
  static HandedOverKeys of(Map<String, String> environment, Collection<String> withheld) {
    Map<String, String> keys = new TreeMap<>(environment);
    keys.keySet().removeIf(name -> !ProviderKeys.isKey(name));
    keys.keySet().removeAll(withheld);
    keys.replaceAll((name, key) -> oneLine(name, key.strip()));
    keys.values().removeIf(String::isEmpty);
    return new HandedOverKeys(keys);
  }

  private static String oneLine(String name, String key) {
    if (key.lines().count() > 1) {
      throw CliException.usage(name + " has several lines, which no key has; set it to the key");
    }
    return key;
  }

  void prepare(ProcessBuilder program) {
    program.environment().keySet().removeIf(ProviderKeys::isKey);
    program.environment().keySet().removeAll(ProviderKeys.OF_AWS);
    program.environment().remove(MARKER);
    if (keys.isEmpty()) {
      program.redirectInput(Redirect.from(new File("/dev/null")));
    } else {
      program.environment().put(MARKER, "stdin");
      program.redirectInput(Redirect.PIPE);
    }
  }

  /** Closes its standard input, too. A few hundred bytes: a pipe takes them at once. */
  void handTo(Process program) {
    if (keys.isEmpty()) {
      return;
    }
    var lines = new StringBuilder();
    keys.forEach((name, key) -> lines.append(name).append('=').append(key).append('\n'));
    try (OutputStream input = program.getOutputStream()) {
      input.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Nobody reads: it has ended already. Whoever waits for it sees that and shows its log.
    }
  }
}
