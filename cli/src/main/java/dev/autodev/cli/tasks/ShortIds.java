package dev.autodev.cli.tasks;

import java.util.List;

/** Shortens ids to the length at which those in view differ. */
record ShortIds(int length) {
  private static final int LEAST = 12; // ten characters are the time, of which the last ones differ

  static ShortIds of(List<String> ids) {
    var longest = ids.stream().mapToInt(String::length).max().orElse(LEAST);
    var length = LEAST;
    while (length < longest && !distinct(ids, length)) {
      length++;
    }
    return new ShortIds(length);
  }

  private static boolean distinct(List<String> ids, int length) {
    return ids.stream().map(id -> cut(id, length)).distinct().count()
        == ids.stream().distinct().count();
  }

  String shorten(String id) {
    return cut(id, length);
  }

  private static String cut(String id, int length) {
    return id.substring(0, Math.min(length, id.length()));
  }
}
