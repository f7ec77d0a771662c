package dev.autodev.sessions.tools;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files that are text, of a bounded size. */
final class TextFile {
  static final long MOST_BYTES = 8L << 20;

  private TextFile() {}

  /** The whole text, or a refusal that says what the file is instead. */
  static String read(Path file, String name) throws ToolRefusal, IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new ToolRefusal(name + " is too large to read (" + size + " bytes)");
    }
    return decode(Files.readAllBytes(file))
        .orElseThrow(() -> new ToolRefusal(name + " is a binary file of " + size + " bytes"));
  }

  /** The text, or nothing if the file is too large or binary. */
  static Optional<String> readIfText(Path file, long mostBytes) throws IOException {
    return Files.size(file) > mostBytes ? Optional.empty() : decode(Files.readAllBytes(file));
  }

  private static Optional<String> decode(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
