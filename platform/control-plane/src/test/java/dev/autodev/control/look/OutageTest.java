package dev.autodev.control.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final String NAME = OutageTest.class.getName();

  private final java.util.logging.Logger logger = java.util.logging.Logger.getLogger(NAME);
  private final Kept lines = new Kept();
  private final Outage outage = new Outage(Logger.getLogger(NAME), "looking", "tried again");

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.addHandler(lines);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(lines);
  }

  @Test
  void tellsOnceThatItBeganAndOnceThatItIsOver() {
    outage.worked();
    for (int look = 1; look <= 3; look++) {
      outage.failed(new IllegalStateException("away"));
    }
    outage.worked();
    outage.worked();

    assertThat(lines.told)
        .containsExactly(
            "WARN looking fails (java.lang.IllegalStateException: away); tried again",
            "INFO looking works again; failed looks: 3");
  }

  @Test
  void tellsOfTheNextOneAsWell() {
    for (int time = 1; time <= 2; time++) {
      outage.failed(new IllegalStateException("away"));
      outage.worked();
    }

    assertThat(lines.told).hasSize(4).endsWith("INFO looking works again; failed looks: 1");
  }

  private static final class Kept extends Handler {
    private final List<String> told = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      told.add(line.getLevel() + " " + ExtLogRecord.wrap(line).getFormattedMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
