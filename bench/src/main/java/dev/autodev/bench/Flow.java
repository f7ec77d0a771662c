package dev.autodev.bench;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
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
  private static final int STEPS = 9;

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

  Measure run(int workflows, int clients) {
    watch.clear();
    Filed filed = new Filed(workflows);
    CostMeter cost = CostMeter.start();
    long began = System.nanoTime();
    new Clients(clients)
        .call(
            workflows,
            n -> {
              long now = System.nanoTime();
              filed.put(n, now, Plane.get(plane.workflows.start(nine(), Plane.CLIENT)));
            });
    long end = watch.awaitWorkflows(filed.ids());
    return new Measure(
        new Subject(Burst.PEER, "flow", workflows, clients),
        Rates.ofWorkflows(workflows, STEPS, end - began),
        watch.workflows(filed),
        cost.stop());
  }

  private static NewWorkflow nine() {
    return new NewWorkflow("nine", "Nine", "", Optional.of(Plane.REPOSITORY), Optional.empty());
  }
}
