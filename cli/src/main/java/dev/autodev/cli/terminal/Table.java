package dev.autodev.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Left-aligned columns, as wide as their widest cell; the last one is not padded. */
public final class Table {
  private static final int GAP = 2;

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  public Table row(String... cells) {
    rows.add(java.util.Arrays.stream(cells).map(Table::oneLine).toList());
    return this;
  }

  public void print(Terminal terminal) {
    var columns = rows.get(0).size();
    var widths =
        IntStream.range(0, columns)
            .map(c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        var cell = row.get(c);
        line.append(row == rows.get(0) ? terminal.bold(cell) : terminal.status(cell));
        if (c < columns - 1) {
          line.append(" ".repeat(widths[c] - cell.length() + GAP));
        }
      }
      terminal.line(line.toString().stripTrailing());
    }
  }

  private static String oneLine(String cell) {
    return Terminal.safe(cell).replaceAll("\\s+", " ").strip();
  }
}
