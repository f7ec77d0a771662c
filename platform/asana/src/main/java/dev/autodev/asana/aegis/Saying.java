package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Asana is to be told of an execution; each only once, by its key. */
record Saying(AsanaConfig config, Execution execution) {
  /** One thing to be done in Asana, harmless to repeat. */
  sealed interface Act {
    /** By which it is remembered that it was done. */
    String key();

    /** A comment. */
    record Comment(String key, String text) implements Act {}

    /** To the section of that name. */
    record Move(String key, String section) implements Act {}

    /** The task is done. */
    record Complete(String key) implements Act {}
  }

  /** In this order. */
  List<Act> of(Optional<Progress.Flow> flow) {
    List<Act> acts = new ArrayList<>();
    if (execution.ended() == null) {
      flow.ifPresent(now -> atWork(now, acts));
    } else {
      ended(execution.ended(), acts);
    }
    return acts;
  }

  private void atWork(Progress.Flow flow, List<Act> acts) {
    acts.add(new Act.Comment("started", Comments.started(execution, config.dashboard())));
    move(config.sections().inProgress(), "in-progress", acts);
    for (Progress.Gate gate : flow.gates()) {
      acts.add(new Act.Comment("gate-" + gate.id(), Comments.question(gate, config.dashboard())));
      move(config.sections().waiting(), "waiting-" + gate.id(), acts);
    }
    if (flow.status() == WorkflowStatus.PARKED) {
      String reason = Sha256.of(flow.result()).substring(0, 8);
      acts.add(
          new Act.Comment(
              "parked-" + reason, Comments.parked(execution, flow, config.dashboard())));
      move(config.sections().waiting(), "parked-section-" + reason, acts);
    }
  }

  private void ended(Execution.Ended how, List<Act> acts) {
    acts.add(new Act.Comment("result", Comments.result(execution, how)));
    if (how.success()) {
      move(config.sections().done(), "done", acts);
      if (config.complete()) {
        acts.add(new Act.Complete("complete"));
      }
    } else {
      move(config.sections().failed(), "failed", acts);
    }
  }

  private static void move(Optional<String> section, String key, List<Act> acts) {
    section.ifPresent(name -> acts.add(new Act.Move("section-" + key, name)));
  }
}
