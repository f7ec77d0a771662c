package dev.autodev.forge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads git's {@code --numstat -z}: added, removed and path per file, dashes for a binary one. */
final class ChangedFiles {

  private ChangedFiles() {}

  static List<FileChange> parse(byte[] numstat) {
    return Arrays.stream(new String(numstat, StandardCharsets.UTF_8).split("\0"))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split("\t", 3))
        .map(part -> new FileChange(part[2], lines(part[0]), lines(part[1])))
        .toList();
  }

  private static int lines(String number) {
    return number.equals("-") ? 0 : Integer.parseInt(number);
  }
}
