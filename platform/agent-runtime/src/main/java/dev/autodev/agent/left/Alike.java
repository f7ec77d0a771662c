package dev.autodev.agent.left;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether two reasons are the same but for times, counts and names made up for one run. */
final class Alike {
  private static final Pattern OF_ONE_RUN =
      Pattern.compile("\\b(?=[a-z_-]*\\d)[a-z0-9_-]{6,}\\b|\\d+");

  private Alike() {}

  static boolean are(String one, String other) {
    return core(one).equals(core(other));
  }

  private static String core(String reason) {
    return OF_ONE_RUN.matcher(reason.toLowerCase(Locale.ROOT)).replaceAll("#");
  }
}
