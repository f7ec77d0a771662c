package dev.autodev.cli.terminal;

import java.util.regex.Pattern;

/** Markdown as a terminal can show it: headings, emphasis, lists, code. */
public final class Markdown {
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final int CYAN = 36;

  private Markdown() {}

  public static void print(String markdown, Terminal terminal) {
    var fenced = false;
    for (var line : Terminal.safe(markdown).lines().toList()) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      } else {
        terminal.line("  " + (fenced ? "  " + terminal.paint(line, CYAN) : render(line, terminal)));
      }
    }
  }

  private static String render(String line, Terminal terminal) {
    if (line.startsWith("#")) {
      return terminal.bold(line.replaceFirst("^#+\\s*", ""));
    }
    var bulleted = line.replaceFirst("^(\\s*)[-*] ", "$1• ");
    var bold = BOLD.matcher(bulleted).replaceAll(m -> quote(terminal.bold(m.group(1))));
    return CODE.matcher(bold).replaceAll(m -> quote(terminal.paint(m.group(1), CYAN)));
  }

  private static String quote(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
