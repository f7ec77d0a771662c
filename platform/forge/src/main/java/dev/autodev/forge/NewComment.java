package dev.autodev.forge;

import java.util.Optional;

/**
 * Asks for a comment; a second one with the same marker is the first one.
 *
 * @param on {@code merge_request} or {@code issue}
 * @param file where it points to, for a merge request
 * @param line from 1, 0 = the whole
 */
public record NewComment(
    String marker, String on, String id, String text, Optional<String> file, int line) {

  /** Whether it is on a merge request, else on an issue; refuses what is neither. */
  public boolean isOnMergeRequest() {
    return switch (on) {
      case "merge_request" -> true;
      case "issue" -> false;
      default ->
          throw new ForgeException(
              "a comment cannot be on a " + on + "; use merge_request or issue");
    };
  }

  /** Whether it points to a line of a merge request. */
  public boolean isOnLine() {
    return file.isPresent() && line > 0 && isOnMergeRequest();
  }

  /** The text, which says itself where it belongs. */
  public String placedText() {
    String where = line > 0 ? ":" + line : "";
    return file.map(name -> "`%s%s`: ".formatted(name, where)).orElse("") + text;
  }
}
