package dev.autodev.scheduler;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.aegis.AegisKeeper;
import dev.autodev.aws.AwsConfig;
import dev.autodev.control.schedule.ScheduleConfig;
import dev.autodev.control.schedule.ScheduleKeeper;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.scheduler.figures.Publishing;
import dev.autodev.scheduler.intake.ForgeIntake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Drives what goes by the clock. */
@ApplicationScoped
class Clockwork {
  @Inject Vertx vertx;
  @Inject ScheduleConfig config;
  @Inject ScheduleKeeper schedules;
  @Inject ForgesConfig forges;
  @Inject ForgeIntake intake;
  @Inject AsanaConfig asanaConfig;
  @Inject AegisKeeper asana;
  @Inject AwsConfig aws;
  @Inject Publishing figures;

  private final List<Long> running = new ArrayList<>();

  void start(@Observes StartupEvent event) {
    running.add(vertx.setPeriodic(config.every().toMillis(), id -> schedules.wake()));
    running.add(vertx.setPeriodic(forges.intake().every().toMillis(), id -> intake.wake()));
    running.add(vertx.setPeriodic(asanaConfig.every().toMillis(), id -> asana.wake()));
    if (figures.isOn()) {
      running.add(vertx.setPeriodic(aws.metrics().every().toMillis(), id -> figures.wake()));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    running.forEach(vertx::cancelTimer);
    schedules.stop();
    intake.stop();
    asana.stop();
    figures.stop();
  }
}
