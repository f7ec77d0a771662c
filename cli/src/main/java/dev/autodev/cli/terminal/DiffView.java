package dev.autodev.cli.terminal;

/** A patch with its colours, cut after so many lines. */
public final class DiffView {
  private static final int GREEN = 32;
  private static final int RED = 31;
  private static final int CYAN = 36;

  private DiffView() {}

  public static void print(String patch, int atMost, Terminal terminal) {
    var lines = Terminal.safe(patch).lines().toList();
    for (var line : lines.subList(0, Math.min(atMost, lines.size()))) {
      terminal.line("  " + paint(line, terminal));
    }
    if (lines.size() > atMost) {
      terminal.line("  … %d more lines", lines.size() - atMost);
    }
  }

  private static String paint(String line, Terminal terminal) {
    if (line.startsWith("diff ") || line.startsWith("+++") || line.startsWith("---")) {
      return terminal.bold(line);
    }
    if (line.startsWith("+")) {
      return terminal.paint(line, GREEN);
    }
    if (line.startsWith("-")) {
      return terminal.paint(line, RED);
    }
    return line.startsWith("@@") ? terminal.paint(line, CYAN) : line;
  }
}
