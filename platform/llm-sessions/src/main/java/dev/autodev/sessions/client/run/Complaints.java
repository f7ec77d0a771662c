package dev.autodev.sessions.client.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a client wrote to its stderr last, which is where it says why it did not begin. */
final class Complaints {
  private static final int MOST_BYTES = 1_000;

  private Complaints() {}

  static String lastOf(Path file) {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(MOST_BYTES, content.length());
      content.seek(content.length() - length);
      byte[] end = new byte[length];
      content.readFully(end);
      return new String(end, StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", " | ");
    } catch (IOException e) {
      return "";
    }
  }
}
