package dev.autodev.settings.logging;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.stream.Stream;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** What Quarkus has set up to write to the console. */
final class ConsoleOfTheProcess {
  private ConsoleOfTheProcess() {}

  static ConsoleHandler handler() {
    return Stream.of(InitialConfigurator.DELAYED_HANDLER.getHandlers())
        .filter(ConsoleHandler.class::isInstance)
        .map(ConsoleHandler.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
