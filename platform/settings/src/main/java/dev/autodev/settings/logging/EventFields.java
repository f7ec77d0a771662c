package dev.autodev.settings.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Adds what lines of the swarm say as {@code event key=value other="two words"} to the record as
 * fields, for formats that have some; the message stays as it is, but for secrets.
 */
@LoggingFilter(name = EventFields.NAME)
public final class EventFields implements Filter {
  static final String NAME = "event-fields";

  private static final Pattern EVENT = Pattern.compile("^[a-z]+(?:_[a-z]+)*(?= [a-z_]+=|$)");
  private static final Pattern FIELD =
      Pattern.compile("\\b([a-z][a-z_.-]*)=(?:\"([^\"]*)\"|([^\\s\",;]+))");

  // A handler has one filter: this one does both.
  private final MaskedLines masked = new MaskedLines();

  @Override
  public boolean isLoggable(LogRecord line) {
    if (!masked.isLoggable(line)) {
      return false;
    }
    if (line instanceof ExtLogRecord full && isOurs(full.getLoggerName())) {
      String message = full.getFormattedMessage();
      Matcher event = EVENT.matcher(message);
      if (event.find()) {
        full.putMdc("event", event.group());
      }
      FIELD
          .matcher(message)
          .results()
          .forEach(
              each -> {
                String words = each.group(2);
                full.putMdc(each.group(1), words == null ? each.group(3) : words);
              });
    }
    return true;
  }

  private static boolean isOurs(String logger) {
    return logger != null && logger.startsWith("dev.autodev.");
  }
}
