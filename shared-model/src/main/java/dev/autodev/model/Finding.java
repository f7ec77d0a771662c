package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something wrong in a repository.
 *
 * @param tool who found it, such as a scanner's or a role's name
 * @param rule the finder's name for this kind of finding
 * @param file path relative to the repository's root, empty for the repository as a whole
 * @param line from 1, or 0 for the whole file
 * @param message what is wrong, without the secret itself where it is one; cut at 2,000 characters
 */
public record Finding(
    String tool, String rule, Severity severity, String file, int line, String message) {
  private static final int MESSAGE_LIMIT = 2_000;
  private static final int FINGERPRINT_LENGTH = 16;

  /** Refuses a finding without tool, rule, severity or message. */
  public Finding {
    tool = Require.text(tool, "finding.tool");
    rule = Require.text(rule, "finding.rule");
    severity = Require.present(severity, "finding.severity");
    file = Require.orEmpty(file);
    line = Math.max(0, line);
    message = Require.text(message, "finding.message");
    if (message.length() > MESSAGE_LIMIT) {
      message = message.substring(0, MESSAGE_LIMIT);
    }
  }

  /** Equal for the same kind of finding at the same place, however often it is reported. */
  @JsonIgnore
  public String fingerprint() {
    String place = tool + '\n' + rule + '\n' + file + '\n' + line;
    return Sha256.of(place).substring(0, FINGERPRINT_LENGTH);
  }

  /** {@code file:line}, the file alone, or "the repository". */
  @JsonIgnore
  public String place() {
    if (file.isEmpty()) {
      return "the repository";
    }
    return line == 0 ? file : file + ":" + line;
  }
}
