package dev.autodev.scanners.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;

/** Which files a rule looks at, by name and by words they contain. */
record FileFilter(Names include, Names reject, List<String> words) {

  boolean accepts(String path, Text text) {
    return (include.isEmpty() || include.matches(path))
        && !reject.matches(path)
        && (words.isEmpty() || words.stream().anyMatch(text::containsIgnoringCase));
  }

  static FileFilter read(JsonNode include, JsonNode reject) {
    return new FileFilter(
        Names.read(include), Names.read(reject), Rule.strings(include.path("content")));
  }

  /** File names by extension or glob. */
  record Names(List<String> extensions, List<PathMatcher> globs) {

    boolean isEmpty() {
      return extensions.isEmpty() && globs.isEmpty();
    }

    boolean matches(String path) {
      String lower = path.toLowerCase(Locale.ROOT);
      Path rooted = Path.of("/" + path);
      return extensions.stream().anyMatch(lower::endsWith)
          || globs.stream().anyMatch(g -> g.matches(rooted));
    }

    private static Names read(JsonNode node) {
      return new Names(
          Rule.strings(node.path("ext")),
          Rule.strings(node.path("paths")).stream().map(Names::glob).toList());
    }

    private static PathMatcher glob(String glob) {
      String anywhere = glob.startsWith("**/") || glob.startsWith("/") ? glob : "**/" + glob;
      return FileSystems.getDefault().getPathMatcher("glob:" + anywhere);
    }
  }
}
