package dev.autodev.scheduler.intake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address of a repository, whichever way it is written. */
public record RepositoryAddress(String text) {
  private static final Pattern SERVER = Pattern.compile("^https?://[^/]+");

  /** The same for two ways to write it. */
  public static RepositoryAddress of(String url) {
    String bare = url.strip().replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    Matcher server = SERVER.matcher(bare);
    return new RepositoryAddress(
        server.replaceFirst(
            found -> Matcher.quoteReplacement(found.group().toLowerCase(Locale.ROOT))));
  }
}
