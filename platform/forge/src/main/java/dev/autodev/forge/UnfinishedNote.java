package dev.autodev.forge;

import java.util.regex.Pattern;

/**
 * Of whose work something is left, and why it ended.
 *
 * @param epoch the attempt; what a later one has left is never replaced by an earlier one
 * @param reason why it ended, in a line; longer ones are cut
 * @param times how many attempts in a row have ended so, for the same reason with the same files
 */
public record UnfinishedNote(String task, int epoch, String branch, String reason, int times) {
  private static final Pattern TASK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final int LONGEST_REASON = 500;

  public UnfinishedNote {
    checked(task);
    BranchName.check(branch);
    String line = reason.replaceAll("\\s+", " ").strip();
    reason = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }

  static String checked(String task) {
    if (!TASK.matcher(task).matches()) {
      throw new ForgeException("'" + task + "' is no task; use letters, digits, - and _");
    }
    return task;
  }
}
