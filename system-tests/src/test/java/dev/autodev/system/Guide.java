package dev.autodev.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The commands of OPERATIONS.md, and what {@code guide.txt} says of who runs each. */
final class Guide {
  private static final Path PAGE = Project.root().resolve("OPERATIONS.md");
  static final String RUNS = "system-tests/src/test/resources/guide.txt";
  private static final Pattern COMMENT = Pattern.compile("\\s+#( |$).*");
  // What stands indented in the page and is no command: a file of settings.
  private static final Pattern SETTING = Pattern.compile("prod\\..*");

  private Guide() {}

  /**
   * Who runs a command of the guide.
   *
   * @param kind run, aws, get, fails, by or not
   * @param what a command, a test with a word of it, or a reason
   */
  record Run(String kind, String what) {
    String first() {
      return what.split(" ", 2)[0];
    }

    String rest() {
      String[] words = what.split(" ", 2);
      return words.length < 2 ? "" : words[1];
    }
  }

  /** What guide.txt says of a command. */
  record Line(String command, List<Run> runs) {}

  /**
   * A command as it stands in the page.
   *
   * @param number the line of OPERATIONS.md in which it ends
   */
  record Command(int number, String text) {}

  static String page() {
    return read(PAGE);
  }

  /** What is indented by four, without comments; a line that ends with a backslash goes on. */
  static List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    String begun = "";
    boolean fenced = false;
    int number = 0;
    for (String line : page().lines().toList()) {
      number++;
      fenced ^= line.startsWith("```");
      if (fenced || !line.startsWith("    ")) {
        continue;
      }
      String text = COMMENT.matcher(line.strip()).replaceFirst("");
      if (text.endsWith("\\")) {
        begun += text.substring(0, text.length() - 1);
      } else if (!SETTING.matcher(text).matches()) {
        commands.add(new Command(number, begun + text));
        begun = "";
      }
    }
    return commands;
  }

  static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (String line : read(Project.root().resolve(RUNS)).lines().toList()) {
      if (line.startsWith("  ")) {
        String[] words = line.strip().split(" ", 2);
        lines.getLast().runs().add(new Run(words[0], words[1]));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(new Line(line, new ArrayList<>()));
      }
    }
    return lines;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
