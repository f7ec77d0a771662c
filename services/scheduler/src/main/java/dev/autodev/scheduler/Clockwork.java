package dev.autodev.scheduler;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.aegis.AegisKeeper;
import dev.autodev.aws.AwsConfig;
import dev.autodev.control.schedule.ScheduleConfig;
import dev.autodev.control.schedule.ScheduleKeeper;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.scheduler.feedback.FeedbackKeeper;
import dev.autodev.scheduler.figures.Publishing;
import dev.autodev.scheduler.intake.ForgeIntake;
import dev.autodev.scheduler.retention.Logs;
import dev.autodev.scheduler.retention.Retention;
import dev.autodev.scheduler.retention.RetentionConfig;
import dev.autodev.scheduler.told.ToldConfig;
import dev.autodev.scheduler.told.ToldKeeper;
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
  /** A process that never gets an hour old takes what is old away too. */
  private static final long SOON = 1_000;

  @Inject Vertx vertx;
  @Inject ScheduleConfig config;
  @Inject ScheduleKeeper schedules;
  @Inject ForgesConfig forges;
  @Inject ForgeIntake intake;
  @Inject FeedbackKeeper feedback;
  @Inject AsanaConfig asanaConfig;
  @Inject AegisKeeper asana;
  @Inject ToldConfig toldConfig;
  @Inject ToldKeeper told;
  @Inject RetentionConfig retentionConfig;
  @Inject Retention retention;
  @Inject Logs logs;
  @Inject AwsConfig aws;
  @Inject Publishing figures;

  private final List<Long> running = new ArrayList<>();

  void start(@Observes StartupEvent event) {
    running.add(vertx.setPeriodic(config.every().toMillis(), id -> schedules.wake()));
    running.add(vertx.setPeriodic(forges.intake().every().toMillis(), id -> intake.wake()));
    running.add(vertx.setPeriodic(forges.intake().every().toMillis(), id -> feedback.wake()));
    running.add(vertx.setPeriodic(asanaConfig.every().toMillis(), id -> asana.wake()));
    running.add(vertx.setPeriodic(toldConfig.every().toMillis(), id -> told.wake()));
    running.add(
        vertx.setPeriodic(SOON, retentionConfig.every().toMillis(), id -> retention.wake()));
    running.add(
        vertx.setPeriodic(SOON, retentionConfig.logs().every().toMillis(), id -> logs.wake()));
    if (figures.isOn()) {
      running.add(vertx.setPeriodic(aws.metrics().every().toMillis(), id -> figures.wake()));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    running.forEach(vertx::cancelTimer);
    schedules.stop();
    intake.stop();
    feedback.stop();
    asana.stop();
    told.stop();
    retention.stop();
    logs.stop();
    figures.stop();
  }
}
