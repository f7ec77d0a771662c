package dev.autodev.sessions.builtin;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it is open, down to the finest level of ours. */
final class HeardLog extends Handler {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("dev.autodev");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Formatter formatter = new SimpleFormatter();

  void open() {
    setLevel(Level.ALL);
    OURS.setLevel(Level.ALL);
    ROOT.addHandler(this);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord event) {
    StringWriter thrown = new StringWriter();
    if (event.getThrown() != null) {
      event.getThrown().printStackTrace(new PrintWriter(thrown));
    }
    lines.add(formatter.formatMessage(event) + List.of(parameters(event)) + thrown);
  }

  private static Object[] parameters(LogRecord event) {
    return event.getParameters() == null ? new Object[0] : event.getParameters();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    OURS.setLevel(null);
  }
}
