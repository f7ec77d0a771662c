package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jboss.logging.Logger;

/** Every exchange of one session with its model, redacted, one JSON object per line. */
final class ExchangeLog {
  private static final Logger LOG = Logger.getLogger(ExchangeLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 64L << 20;

  private final Path file;
  private final Redactor redactor;
  private boolean full;

  ExchangeLog(Path runDirectory, Redactor redactor) {
    this.file = runDirectory.resolve("exchanges.jsonl");
    this.redactor = redactor;
  }

  Redactor redactor() {
    return redactor;
  }

  /** Appends one exchange; a full disk loses the record, not the session. */
  synchronized void append(ObjectNode exchange) {
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        full();
        return;
      }
      String line = JSON.writeValueAsString(RedactedJson.of(exchange, redactor)) + "\n";
      Files.write(
          file,
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warnf("cannot record an exchange in %s (%s); the session goes on without it", file, e);
    }
  }

  private void full() {
    if (!full) {
      full = true;
      LOG.warnf(
          "%s has %d MiB; the rest of its session is not recorded and cannot be played again",
          file, MOST_BYTES >> 20);
    }
  }
}
