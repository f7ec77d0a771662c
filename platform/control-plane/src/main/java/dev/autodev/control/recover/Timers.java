package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.agents.AgentKeeper;
import dev.autodev.control.audit.AuditSealer;
import dev.autodev.control.budget.BudgetConfig;
import dev.autodev.control.budget.BudgetKeeper;
import dev.autodev.control.dispatch.Dispatcher;
import dev.autodev.control.halt.HaltKeeper;
import dev.autodev.control.notify.Notifier;
import dev.autodev.control.notify.NotifyConfig;
import dev.autodev.control.pulse.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Drives dispatcher and reconciler; a test that drives them by hand switches it off. */
@ApplicationScoped
class Timers {
  @Inject ControlPlaneConfig config;
  @Inject Vertx vertx;
  @Inject Dispatcher dispatcher;
  @Inject Reconciler reconciler;
  @Inject GoneWorkers gone;
  @Inject BudgetKeeper budgets;
  @Inject BudgetConfig budgetConfig;
  @Inject HaltKeeper halts;
  @Inject AgentKeeper agents;
  @Inject AuditSealer sealer;
  @Inject Notifier notifier;
  @Inject NotifyConfig notifyConfig;
  @Inject Pulse pulse;

  private final List<Long> running = new ArrayList<>();

  void start(@Observes StartupEvent event) {
    if (config.timers()) {
      every(config.dispatchEvery().toMillis(), dispatcher::wake);
      every(config.reconcileEvery().toMillis(), reconciler::wake);
      every(budgetConfig.every().toMillis(), budgets::wake);
      every(config.haltEvery().toMillis(), halts::wake);
      every(config.agentsEvery().toMillis(), agents::wake);
      every(config.sealEvery().toMillis(), sealer::wake);
      every(notifyConfig.every().toMillis(), notifier::wake);
      every(config.pulseEvery().toMillis(), pulse::wake);
      budgets.wake();
      halts.wake();
      gone.keepLooking();
    }
  }

  private void every(long millis, Runnable work) {
    running.add(vertx.setPeriodic(millis, id -> work.run()));
  }

  void stop(@Observes ShutdownEvent event) {
    running.forEach(vertx::cancelTimer);
    dispatcher.stop();
    reconciler.stop();
    gone.stop();
    budgets.stop();
    halts.stop();
    agents.stop();
    sealer.stop();
    notifier.stop();
    pulse.stop();
  }
}
