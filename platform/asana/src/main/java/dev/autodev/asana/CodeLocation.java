package dev.autodev.asana;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a project's code is, as its notes say in a line {@code Code Location: ...}. */
public final class CodeLocation {
  private static final Pattern LINE =
      Pattern.compile("^[ \\t]*Code Location:[ \\t]*(\\S.*?)[ \\t]*$", Pattern.MULTILINE);

  private CodeLocation() {}

  /** A path, an address, or the name of a repository; the first one counts. */
  public static Optional<String> in(@Nullable String notes) {
    Matcher matcher = LINE.matcher(notes == null ? "" : notes.replace("\r", ""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
