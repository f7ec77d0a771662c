package dev.autodev.bench;

import dev.autodev.control.NewWorkflow;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.flow.GateDeciding;
import dev.autodev.control.ledger.Committed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Workflows of nine steps, all at once; each gate is approved as soon as it is open. */
@Singleton
class Flow {
  private static final Logger LOG = Logger.getLogger(Flow.class);

  @Inject Plane plane;
  @Inject Watch watch;
  @Inject GateDeciding gates;

  /** What a person would do, at once. */
  void opened(@Observes Committed committed) {
    committed
        .gates()
        .forEach(
            gate ->
                gates
                    .decide(
                        gate.id(),
                        new GateDeciding.Verdict(GateDecision.APPROVE, gate.hash(), ""),
                        Plane.CLIENT)
                    .subscribe()
                    .with(
                        ok -> {},
                        e -> LOG.errorf(e, "gate=%s not decided; the case will fail", gate.id())));
  }

  Figures run(int workflows, int clients) {
    watch.clear();
    long[] filed = new long[workflows];
    String[] ids = new String[workflows];
    double cpu = Usage.cpuSeconds();
    long begin = System.nanoTime();
    new Clients(clients)
        .call(
            workflows,
            n -> {
              filed[n] = System.nanoTime();
              NewWorkflow nine =
                  new NewWorkflow(
                      "nine", "Nine", "", Optional.of(Plane.REPOSITORY), Optional.empty());
              ids[n] = Plane.get(plane.workflows.start(nine, Plane.CLIENT));
            });
    long answered = System.nanoTime();
    watch.awaitWorkflows(workflows);
    long end = System.nanoTime();
    long[] done = new long[workflows];
    for (int i = 0; i < workflows; i++) {
      done[i] = watch.workflowDone(ids[i]) - filed[i];
    }
    return new Figures(
        "auto-dev",
        "flow",
        workflows,
        clients,
        workflows * 1e9 / (answered - begin),
        null,
        workflows * 1e9 / (end - begin),
        null,
        Spread.of(done),
        Usage.rssMegabytes(),
        null,
        Usage.cpuSeconds() - cpu);
  }
}
