package dev.autodev.settings;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** Keeps what is logged. */
final class Ear extends Handler {
  private final List<LogRecord> heard;

  Ear(List<LogRecord> heard) {
    this.heard = heard;
  }

  static String text(LogRecord heard) {
    return heard instanceof ExtLogRecord full ? full.getFormattedMessage() : heard.getMessage();
  }

  @Override
  public void publish(LogRecord heardNow) {
    heard.add(heardNow);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
