package dev.autodev.sessions.tools;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/** A file pattern; as people expect, a leading double star also stands for no directory at all. */
final class Glob {
  private final PathMatcher whole;
  private final PathMatcher name;

  private Glob(PathMatcher whole, PathMatcher name) {
    this.whole = whole;
    this.name = name;
  }

  static Glob of(String pattern) throws ToolRefusal {
    try {
      String withoutStars = pattern.startsWith("**/") ? pattern.substring(3) : pattern;
      return new Glob(matcher(pattern), matcher(withoutStars));
    } catch (PatternSyntaxException e) {
      throw new ToolRefusal("glob '" + pattern + "' is wrong: " + e.getDescription());
    }
  }

  boolean fits(String path) {
    Path given = Path.of(path);
    return whole.matches(given) || name.matches(given);
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }
}
