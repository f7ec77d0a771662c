package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.left.OldWorktrees;
import dev.autodev.agent.report.Worker;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Gives up, each hour, worktrees that have waited too long for the next attempt of their task. */
@Singleton
class LeftOvers {
  private static final Logger LOG = Logger.getLogger(LeftOvers.class);

  private final AgentConfig config;
  private final Worker worker;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("left-overs").daemon().unstarted(work));

  @Inject
  LeftOvers(AgentConfig config, Worker worker) {
    this.config = config;
    this.worker = worker;
  }

  void start(@Observes StartupEvent started) {
    timer.scheduleWithFixedDelay(this::giveUp, 0, 1, TimeUnit.HOURS);
  }

  void giveUp() {
    Path runs = Workspace.runs(config.data());
    try {
      OldWorktrees.giveUp(
          Workspace.open(config.data()),
          worker.clock().instant().minus(config.leftKept()),
          run -> {
            if (runs.equals(run.getParent())) {
              Workspace.empty(run);
            }
          });
    } catch (RuntimeException e) {
      LOG.warnf(e, "old worktrees below %s could not be given up; again in an hour", runs);
    }
  }

  @PreDestroy
  void close() {
    timer.shutdown();
  }
}
