package dev.autodev.dashboard.page.change;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** File names as git writes them into a patch: in quotes, with escapes, where they are unusual. */
final class GitNames {
  private static final String ESCAPES = "abtnvfr\"\\";
  private static final String MEANT = "\u0007\b\t\n\u000b\f\r\"\\";

  private GitNames() {}

  /** From what follows {@code diff --git}: the same name twice, as nothing is shown as renamed. */
  static String inHeader(String names) {
    String first = names.substring(0, names.length() / 2);
    String name = first.startsWith("\"") ? unquoted(first) : first;
    return name.startsWith("a/") ? name.substring(2) : name;
  }

  private static String unquoted(String quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      } else if (quoted.substring(i).matches("(?s)\\\\[0-3][0-7]{2}.*")) {
        bytes.write(Integer.parseInt(quoted.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        i++;
        int known = ESCAPES.indexOf(quoted.charAt(i));
        bytes.write(known < 0 ? quoted.charAt(i) : MEANT.charAt(known));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
