package dev.autodev.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes that terraform/ gives its services, read from its files as they stand there. */
final class CloudSizes {
  private static final Pattern ROLES = Pattern.compile("roles = toset\\(\\[([^\\]]+)\\]\\)");
  private static final Pattern EVERY_ROLE =
      Pattern.compile("for role in local\\.roles : role => \\{([^}]+)\\}");
  private static final Pattern SERVICE =
      Pattern.compile("(?m)^ {6}([a-z_]+) += \\{ (cpu = [^}]+) \\}");
  private static final Pattern STORE =
      Pattern.compile("(?m)^ {4}([a-z]+) = \\{\\n +image .*?(cpu = \\d+, memory = \\d+)");
  private static final Pattern PAIR = Pattern.compile("([a-z]+) += ([^,]+)");

  private CloudSizes() {}

  /**
   * A Fargate service.
   *
   * @param cpu units, of which a vCPU has 1024
   * @param memory MiB
   * @param min tasks that always run
   * @param max tasks at most
   */
  record Size(int cpu, int memory, int min, int max) {}

  /** Services of ours as they come, without a public entry for webhooks. */
  static Map<String, Size> services() {
    String text = read("terraform/services.tf");
    Map<String, Size> sizes = new LinkedHashMap<>();
    Size every = size(only(EVERY_ROLE, text).group(1));
    for (String role : only(ROLES, text).group(1).split(",")) {
      sizes.put(role.strip().replace("\"", ""), every);
    }
    SERVICE
        .matcher(text)
        .results()
        .forEach(found -> sizes.put(found.group(1), size(found.group(2))));
    return sizes;
  }

  /** Stores as containers: one task each. */
  static Map<String, Size> stores() {
    Map<String, Size> sizes = new LinkedHashMap<>();
    STORE
        .matcher(read("terraform/modules/data/containers.tf"))
        .results()
        .forEach(found -> sizes.put(found.group(1), size(found.group(2) + ", min = 1, max = 1")));
    return sizes;
  }

  private static Size size(String text) {
    Map<String, Integer> pairs = new LinkedHashMap<>();
    for (MatchResult pair : PAIR.matcher(text).results().toList()) {
      pairs.put(pair.group(1), number(pair.group(2).strip()));
    }
    return new Size(of(pairs, "cpu"), of(pairs, "memory"), of(pairs, "min"), of(pairs, "max"));
  }

  private static int of(Map<String, Integer> pairs, String name) {
    return Objects.requireNonNull(pairs.get(name), name);
  }

  /** A number, or what it is without an entry: the last of {@code local.public ? 1 : 0}. */
  private static int number(String text) {
    String last = text.substring(text.lastIndexOf(':') + 1).strip();
    return last.matches("\\d+") ? Integer.parseInt(last) : 0;
  }

  private static Matcher only(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError(
          "terraform/services.tf is not written as this test reads it: " + pattern);
    }
    return matcher;
  }

  private static String read(String file) {
    try {
      return Files.readString(Project.root().resolve(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
