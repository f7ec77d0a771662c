package dev.autodev.role.pm;

import java.util.Map;
import java.util.Optional;

/** Programming languages by the ending of a file's name. */
final class Language {
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("java", "Java"),
          Map.entry("kt", "Kotlin"),
          Map.entry("scala", "Scala"),
          Map.entry("groovy", "Groovy"),
          Map.entry("js", "JavaScript"),
          Map.entry("mjs", "JavaScript"),
          Map.entry("jsx", "JavaScript"),
          Map.entry("ts", "TypeScript"),
          Map.entry("tsx", "TypeScript"),
          Map.entry("py", "Python"),
          Map.entry("rb", "Ruby"),
          Map.entry("go", "Go"),
          Map.entry("rs", "Rust"),
          Map.entry("c", "C"),
          Map.entry("h", "C"),
          Map.entry("cc", "C++"),
          Map.entry("cpp", "C++"),
          Map.entry("hpp", "C++"),
          Map.entry("cs", "C#"),
          Map.entry("php", "PHP"),
          Map.entry("swift", "Swift"),
          Map.entry("sh", "Shell"),
          Map.entry("sql", "SQL"),
          Map.entry("html", "HTML"),
          Map.entry("css", "CSS"),
          Map.entry("tf", "Terraform"));

  private Language() {}

  static Optional<String> of(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.ofNullable(BY_ENDING.get(file.substring(dot + 1)));
  }
}
