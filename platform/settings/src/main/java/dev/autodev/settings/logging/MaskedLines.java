package dev.autodev.settings.logging;

import dev.autodev.processes.Redactor;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets of this process, and what has the shape of one, out of each line and of what
 * was thrown, whoever logs it, and leaves out what libraries say for nothing.
 */
@LoggingFilter(name = MaskedLines.NAME)
public final class MaskedLines implements Filter {
  static final String NAME = "masked";

  private final KnownSecrets secrets = new KnownSecrets(ConfigProvider::getConfig);

  @Override
  public boolean isLoggable(LogRecord line) {
    if (LibraryNoise.is(line)) {
      return false;
    }
    Redactor redactor = secrets.at(line.getInstant());
    if (line instanceof ExtLogRecord full) {
      maskMessage(full, redactor);
    }
    @Nullable Throwable thrown = line.getThrown();
    if (thrown != null) {
      line.setThrown(MaskedFailure.of(thrown, redactor::redact));
    }
    return true;
  }

  private static void maskMessage(ExtLogRecord line, Redactor redactor) {
    String message = line.getFormattedMessage();
    if (message != null) {
      String masked = redactor.redact(message);
      if (!masked.equals(message)) {
        line.setMessage(masked, ExtLogRecord.FormatStyle.NO_FORMAT);
        line.setParameters(null);
      }
    }
  }
}
