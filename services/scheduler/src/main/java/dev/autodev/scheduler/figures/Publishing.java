package dev.autodev.scheduler.figures;

import dev.autodev.aws.AwsAccess;
import dev.autodev.aws.AwsConfig;
import dev.autodev.aws.metrics.FigureWriter;
import dev.autodev.control.Figures;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the figures of the swarm where {@code swarm.aws.metrics.environment} is set. Any number
 * of processes may: readers take the largest.
 */
@ApplicationScoped
public class Publishing {
  private static final Logger LOG = Logger.getLogger(Publishing.class);

  @Inject AwsConfig config;
  @Inject Figures figures;
  @Inject Clock clock;

  private @Nullable FigureWriter writer;

  private final Looks looks =
      new Looks(
          this::tick,
          new Outage(
              LOG, "publishing figures", "agents do not scale until the timer succeeds again"));

  /** Whether there is anybody to publish for. */
  public boolean isOn() {
    return config.metrics().environment().isPresent();
  }

  /** Publishes, unless it is about it. */
  public void wake() {
    looks.wake();
  }

  /** Publishes no more. */
  public void stop() {
    looks.stop();
    close();
  }

  /** Once. */
  Uni<Void> tick() {
    return figures
        .now()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(now -> open().write(FiguresToPublish.of(now), clock.instant()))
        .replaceWithVoid();
  }

  private synchronized FigureWriter open() {
    FigureWriter open = writer;
    if (open == null) {
      AwsAccess access = AwsAccess.of(System.getenv(), config.region(), config.endpoint());
      open = new FigureWriter(access, config.metrics().environment().orElseThrow());
      writer = open;
    }
    return open;
  }

  private synchronized void close() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
