package dev.autodev.aws.parameters;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class and all of the client's own say in the log, down to the last detail. */
final class Heard extends Handler implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Logger> loggers;

  private Heard(List<Logger> loggers) {
    this.loggers = loggers;
    setLevel(Level.ALL);
    loggers.forEach(
        logger -> {
          logger.setLevel(Level.ALL);
          logger.addHandler(this);
        });
  }

  static Heard of(Class<?> type) {
    return new Heard(
        List.of(Logger.getLogger(type.getName()), Logger.getLogger("software.amazon.awssdk")));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord message) {
    lines.add(new org.jboss.logmanager.formatters.PatternFormatter("%s").format(wrapped(message)));
  }

  private static org.jboss.logmanager.ExtLogRecord wrapped(LogRecord message) {
    return org.jboss.logmanager.ExtLogRecord.wrap(message);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    loggers.forEach(logger -> logger.removeHandler(this));
  }
}
