package dev.autodev.agent.tests;

import dev.autodev.agent.tests.JunitReports.FailedTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a worktree a failed test is, as far as its stack trace or its class name tells. */
final class SourcePlaces {
  private static final Pattern JAVA_FRAME =
      Pattern.compile("at (?:\\S+/)?([\\w.$]+)\\.[\\w$<>]+\\((\\w+\\.\\w+):(\\d{1,7})\\)");
  private static final Pattern FILE_AND_LINE =
      Pattern.compile("(?m)(?:^|[\\s(\"'])([\\w./-]+\\.\\w{1,5}):(\\d{1,7})");

  private final Path worktree;
  private final Map<String, List<String>> byName = new HashMap<>();

  SourcePlaces(Path worktree) {
    this.worktree = worktree;
    ReportFiles.find(worktree, (file, attributes) -> source(file.getFileName().toString()))
        .forEach(this::index);
  }

  private static boolean source(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && !name.endsWith(".class") && !name.endsWith(".xml");
  }

  private void index(Path file) {
    byName
        .computeIfAbsent(file.getFileName().toString(), name -> new java.util.ArrayList<>())
        .add(worktree.relativize(file).toString());
  }

  Place of(FailedTest test) {
    Matcher frame = JAVA_FRAME.matcher(test.trace());
    while (frame.find()) {
      if (outer(frame.group(1)).equals(outer(test.className()))) {
        String file = javaFile(frame.group(1), frame.group(2));
        if (!file.isEmpty()) {
          return new Place(file, Integer.parseInt(frame.group(3)));
        }
      }
    }
    Matcher line = FILE_AND_LINE.matcher(test.trace());
    while (line.find()) {
      String named = line.group(1).startsWith("./") ? line.group(1).substring(2) : line.group(1);
      String name = named.substring(named.lastIndexOf('/') + 1);
      if (byName.getOrDefault(name, List.of()).contains(named)) {
        return new Place(named, Integer.parseInt(line.group(2)));
      }
    }
    return new Place(javaFile(test.className(), simpleName(test.className()) + ".java"), 0);
  }

  /** The one file of that name whose folder ends like the class's package. */
  private String javaFile(String className, String fileName) {
    String outer = outer(className);
    int dot = outer.lastIndexOf('.');
    String suffix = dot < 0 ? fileName : outer.substring(0, dot).replace('.', '/') + "/" + fileName;
    return byName.getOrDefault(fileName, List.of()).stream()
        .filter(file -> file.equals(suffix) || file.endsWith("/" + suffix))
        .findFirst()
        .orElse("");
  }

  private static String outer(String className) {
    int dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }

  private static String simpleName(String className) {
    String outer = outer(className);
    return outer.substring(outer.lastIndexOf('.') + 1);
  }

  /** A file of the worktree, empty if unknown, and a line, 0 if unknown. */
  record Place(String file, int line) {}
}
