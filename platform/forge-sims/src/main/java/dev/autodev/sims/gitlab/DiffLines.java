package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sims.BareGit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a position names a line of the diff: an added one, a removed one, or both numbers. */
final class DiffLines {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

  private DiffLines() {}

  static boolean has(BareGit git, MergeRequest.Version version, JsonNode position) {
    if (!position.path("head_sha").asText().equals(version.head())
        || !position.path("base_sha").asText().equals(version.base())
        || !position.path("start_sha").asText().equals(version.start())
        || !position.path("position_type").asText().equals("text")) {
      return false;
    }
    String path = position.path("new_path").asText();
    String diff =
        git.ask("diff", "--no-renames", version.base(), version.head(), "--", path).orElse("");
    int oldLine = 0;
    int newLine = 0;
    for (String line : diff.lines().toList()) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        oldLine = Integer.parseInt(hunk.group(1));
        newLine = Integer.parseInt(hunk.group(2));
      } else if (newLine + oldLine > 0) {
        char kind = line.isEmpty() ? ' ' : line.charAt(0);
        int old = kind == '+' ? 0 : oldLine;
        int now = kind == '-' ? 0 : newLine;
        if (position.path("old_line").asInt() == old && position.path("new_line").asInt() == now) {
          return true;
        }
        oldLine += kind == '+' ? 0 : 1;
        newLine += kind == '-' ? 0 : 1;
      }
    }
    return false;
  }
}
