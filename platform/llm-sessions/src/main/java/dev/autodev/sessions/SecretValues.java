package dev.autodev.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Everything one session must not tell: known secrets, and tool variables named like some. */
public final class SecretValues {
  private static final Pattern NAMED_LIKE_ONE =
      Pattern.compile("(?i).*(token|secret|passw|credential|api_?key|private).*");
  private static final int SHORTEST = 6;

  private SecretValues() {}

  /** The known values and those of the environment. */
  public static List<String> of(SessionSecrets known, Map<String, String> environment) {
    List<String> values = new ArrayList<>(known.values());
    environment.forEach(
        (name, value) -> {
          if (NAMED_LIKE_ONE.matcher(name).matches() && value.length() >= SHORTEST) {
            values.add(value);
          }
        });
    return values;
  }
}
