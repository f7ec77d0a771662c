package dev.autodev.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Left-aligned columns, as wide as their widest cell. Where a line has no room for that, the last
 * column, which is prose in most, goes on below itself; where even that is too narrow, each row is
 * a block of lines.
 */
public final class Table {
  private static final int GAP = 2;
  private static final int LEAST_PROSE = 20;

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  public Table row(String... cells) {
    rows.add(java.util.Arrays.stream(cells).map(Table::oneLine).toList());
    return this;
  }

  /** Prints it, or the words if it has no row. */
  public void print(Terminal terminal, String empty) {
    if (rows.size() == 1) {
      terminal.line(empty);
    } else {
      print(terminal);
    }
  }

  public void print(Terminal terminal) {
    var last = rows.get(0).size() - 1;
    var before = IntStream.range(0, last).map(c -> width(c) + GAP).sum();
    var room = terminal.columns() - before;
    if (width(last) > room && room < LEAST_PROSE) {
      rows.subList(1, rows.size()).forEach(row -> block(row, terminal));
      return;
    }
    for (var row : rows) {
      var parts = Lines.of(row.get(last), room);
      terminal.line(
          (cells(row, last, terminal) + paint(row, parts.get(0), terminal)).stripTrailing());
      parts.subList(1, parts.size()).forEach(more -> terminal.line(" ".repeat(before) + more));
    }
  }

  private String cells(List<String> row, int last, Terminal terminal) {
    var line = new StringBuilder();
    for (int c = 0; c < last; c++) {
      var cell = row.get(c);
      line.append(paint(row, cell, terminal)).append(" ".repeat(width(c) - cell.length() + GAP));
    }
    return line.toString();
  }

  private void block(List<String> row, Terminal terminal) {
    var header = rows.get(0);
    var names = header.stream().mapToInt(String::length).max().orElse(0);
    for (int c = 0; c < row.size(); c++) {
      if (!row.get(c).isEmpty()) {
        var name = header.get(c);
        terminal.line(
            terminal.bold(name)
                + " ".repeat(names - name.length() + GAP)
                + terminal.status(row.get(c)));
      }
    }
    terminal.line("");
  }

  private String paint(List<String> row, String cell, Terminal terminal) {
    return row == rows.get(0) ? terminal.bold(cell) : terminal.status(cell);
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String oneLine(String cell) {
    return Terminal.safe(cell).replaceAll("\\s+", " ").strip();
  }
}
