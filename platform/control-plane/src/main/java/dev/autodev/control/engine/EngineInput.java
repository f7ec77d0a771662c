package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Require;
import dev.autodev.model.task.TaskOutcome;
import java.util.List;

/** What happens to a workflow. (step, round) names one of its tasks or gates. */
public sealed interface EngineInput {
  /** The task ended for good: completed, failed or parked; attempts are the dispatcher's. */
  record TaskEnded(String step, int round, TaskOutcome outcome) implements EngineInput {
    /** Step and outcome are needed. */
    public TaskEnded {
      step = Require.text(step, "step");
      outcome = Require.present(outcome, "outcome");
    }
  }

  /**
   * A person decided.
   *
   * @param hash of what the person saw; must be the gate's to approve, may be empty otherwise
   * @param by the person's name
   */
  record GateDecided(
      String step, int round, GateDecision decision, String hash, String reason, String by)
      implements EngineInput {
    /** Step, decision and person are needed. */
    public GateDecided {
      step = Require.text(step, "step");
      decision = Require.present(decision, "decision");
      hash = Require.orEmpty(hash);
      reason = Require.orEmpty(reason);
      by = Require.text(by, "by");
    }
  }

  /** The commit that an open gate is bound to is not the branch's newest any more. */
  record SubjectMoved(String step, String newHash) implements EngineInput {
    /** Both are needed. */
    public SubjectMoved {
      step = Require.text(step, "step");
      newHash = Require.text(newHash, "newHash");
    }
  }

  /**
   * People or the forge's pipeline hold something against the change that an open gate is about.
   * That is no decision on the gate, which is withdrawn: nobody is asked about what changes.
   */
  record ChangesAsked(String step, int round, List<Finding> findings) implements EngineInput {
    /** A step and something to mend are needed. */
    public ChangesAsked {
      step = Require.text(step, "step");
      findings = Require.copy(findings);
    }
  }

  /** A person retried the failed or parked task; it is ready again, the same one. */
  record TaskRetried(String step, int round) implements EngineInput {
    /** A step is needed. */
    public TaskRetried {
      step = Require.text(step, "step");
    }
  }

  /** A person wants it stopped. */
  record CancelRequested(String reason) implements EngineInput {
    /** Absent reason is empty. */
    public CancelRequested {
      reason = Require.orEmpty(reason);
    }
  }
}
