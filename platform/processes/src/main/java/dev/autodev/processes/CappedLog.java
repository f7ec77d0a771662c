package dev.autodev.processes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A program's log file: it stops growing at the cap, and a log that fails never fails the program.
 */
final class CappedLog implements AutoCloseable {

  static final long CAP_BYTES = 50L * 1024 * 1024;

  private static final Logger LOG = Logger.getLogger(CappedLog.class);

  private final @Nullable Path path;
  private @Nullable OutputStream out;
  private long room = CAP_BYTES;

  CappedLog(Optional<Path> path) {
    this.path = path.orElse(null);
    if (this.path != null) {
      try {
        Path parent = this.path.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        out = Files.newOutputStream(this.path);
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  synchronized void add(String text) {
    if (out == null || text.isEmpty()) {
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes, 0, (int) Math.min(bytes.length, room));
      room -= bytes.length;
      if (room <= 0) {
        out.write("\n[log capped, the rest is left out]\n".getBytes(StandardCharsets.UTF_8));
        close();
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  @Override
  public synchronized void close() {
    OutputStream open = out;
    out = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  private void giveUp(IOException e) {
    out = null;
    LOG.warnf("log %s cannot be written (%s); the program goes on without it", path, e);
  }
}
