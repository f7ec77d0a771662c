package dev.autodev.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines in which the columns stand under each other. */
final class Aligned {
  private static final int WORDS = 3; // the first columns are words, the others figures

  private Aligned() {}

  static List<String> lines(List<List<String>> rows) {
    var widths = new ArrayList<Integer>();
    for (var column = 0; column < rows.getFirst().size(); column++) {
      var index = column;
      widths.add(rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    var line = new StringBuilder();
    for (var column = 0; column < row.size(); column++) {
      var cell = row.get(column);
      var padding = " ".repeat(widths.get(column) - cell.length());
      line.append(column < WORDS ? cell + padding : padding + cell).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
