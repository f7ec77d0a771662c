package dev.autodev.forge;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of a whole patch but for the line numbers and, for text, the blob ids. Git's own patch id
 * would not do: it overlooks white space, and older versions overlook binary files.
 */
final class PatchId {

  private static final int LONGEST_LINE = 64 * 1024;

  private final MessageDigest digest;
  private byte[] index = {};

  private PatchId(MessageDigest digest) {
    this.digest = digest;
  }

  static String of(Path patch) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(patch))) {
      PatchId id = new PatchId(MessageDigest.getInstance("SHA-256"));
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      boolean atStart = true;
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n' || line.size() >= LONGEST_LINE) {
          id.add(line.toByteArray(), atStart);
          atStart = b == '\n';
          line.reset();
        }
      }
      id.add(line.toByteArray(), atStart);
      return HexFormat.of().formatHex(id.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void add(byte[] line, boolean atStart) {
    if (atStart && startsWith(line, "index ")) {
      index = line;
    } else if (atStart && startsWith(line, "@@ ")) {
      digest.update("@@\n".getBytes(StandardCharsets.UTF_8));
    } else {
      if (atStart && startsWith(line, "Binary files ")) {
        digest.update(index);
      }
      digest.update(line);
    }
  }

  private static boolean startsWith(byte[] line, String prefix) {
    int length = prefix.length();
    return line.length >= length
        && new String(line, 0, length, StandardCharsets.ISO_8859_1).equals(prefix);
  }
}
