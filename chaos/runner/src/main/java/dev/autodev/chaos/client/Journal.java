package dev.autodev.chaos.client;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * Lines of {@code kind TAB id TAB key TAB milliseconds}, on disk before the client goes on: what
 * was asked for and what was answered.
 */
public final class Journal implements AutoCloseable {
  private final FileChannel file;
  private final Clock clock;

  public Journal(Path path, Clock clock) {
    this.clock = clock;
    try {
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ChaosException("no journal at " + path, e);
    }
  }

  void note(String kind, String id, String key) {
    String line = "%s\t%s\t%s\t%d\n".formatted(kind, id, key, clock.millis());
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      synchronized (this) {
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      }
      file.force(false);
    } catch (IOException e) {
      throw new ChaosException("the journal cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new ChaosException("the journal cannot be closed", e);
    }
  }
}
