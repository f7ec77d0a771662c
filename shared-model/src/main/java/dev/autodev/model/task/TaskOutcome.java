package dev.autodev.model.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.autodev.model.Require;
import dev.autodev.model.budget.BudgetScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an attempt ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskOutcome.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = TaskOutcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = TaskOutcome.Retry.class, name = "retry"),
  @JsonSubTypes.Type(value = TaskOutcome.Interrupted.class, name = "interrupted"),
  @JsonSubTypes.Type(value = TaskOutcome.Postponed.class, name = "postponed"),
  @JsonSubTypes.Type(value = TaskOutcome.Parked.class, name = "parked"),
})
public sealed interface TaskOutcome {
  /**
   * Done, with evidence.
   *
   * @param followUps work that this one found
   */
  record Completed(TaskResult result, Evidence evidence, List<FollowUp> followUps)
      implements TaskOutcome {
    /** A result is needed. */
    public Completed {
      result = Require.present(result, "result");
      evidence = evidence == null ? Evidence.NONE : evidence;
      followUps = Require.copy(followUps);
    }

    /** Done without anything to follow. */
    public Completed(TaskResult result, Evidence evidence) {
      this(result, evidence, List.of());
    }
  }

  /** Not done, and a repetition would not change that: a person or the workflow decides. */
  record Failed(String reason, Evidence evidence) implements TaskOutcome {
    /** A reason is needed. */
    public Failed {
      reason = Require.text(reason, "reason");
      evidence = evidence == null ? Evidence.NONE : evidence;
    }

    /** Without anything looked at. */
    public Failed(String reason) {
      this(reason, Evidence.NONE);
    }
  }

  /**
   * A fault of the surroundings: tried again until attempts are used up, then parked.
   *
   * @param notBefore such as a rate limit's reset; absent: back-off by attempt
   */
  record Retry(String reason, Optional<Instant> notBefore) implements TaskOutcome {
    /** A reason is needed. */
    public Retry {
      reason = Require.text(reason, "reason");
      notBefore = notBefore == null ? Optional.empty() : notBefore;
      notBefore.ifPresent(time -> Require.time(time, "notBefore"));
    }
  }

  /** The worker drains: ready again at once, the attempt does not count. */
  record Interrupted(String reason) implements TaskOutcome {
    /** A reason is needed. */
    public Interrupted {
      reason = Require.text(reason, "reason");
    }
  }

  /**
   * Nothing can be done for it before a known time, such as when every provider is limited: waits
   * in the queue until then, and the attempt does not count.
   */
  record Postponed(String reason, Instant until) implements TaskOutcome {
    /** A reason and a time are needed. */
    public Postponed {
      reason = Require.text(reason, "reason");
      until = Require.time(Require.present(until, "until"), "until");
    }
  }

  /**
   * Waits for a person.
   *
   * @param budget the {@link BudgetScope} that is used up, by its wire name; absent: another reason
   */
  record Parked(String reason, Optional<String> budget) implements TaskOutcome {
    /** A reason is needed. */
    public Parked {
      reason = Require.text(reason, "reason");
      budget = budget == null ? Optional.empty() : budget;
      budget.ifPresent(BudgetScope::of);
    }

    /** For another reason than a budget. */
    public Parked(String reason) {
      this(reason, Optional.empty());
    }
  }
}
