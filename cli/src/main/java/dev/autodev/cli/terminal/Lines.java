package dev.autodev.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A text in lines that are not longer than there is room, broken at blanks where there are any. */
final class Lines {
  private Lines() {}

  static List<String> of(String text, int room) {
    var lines = new ArrayList<String>();
    var rest = text;
    while (rest.length() > room) {
      var blank = rest.lastIndexOf(' ', room);
      var end = blank > 0 ? blank : room;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
