package dev.autodev.model.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkerId;
import dev.autodev.model.task.TaskOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An entry of the {@code events} stream. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SwarmEvent.TaskClaimed.class, name = "task_claimed"),
  @JsonSubTypes.Type(value = SwarmEvent.TaskProgressed.class, name = "task_progressed"),
  @JsonSubTypes.Type(value = SwarmEvent.TaskVerifying.class, name = "task_verifying"),
  @JsonSubTypes.Type(value = SwarmEvent.UsageReported.class, name = "usage_reported"),
  @JsonSubTypes.Type(value = SwarmEvent.InstructionHeard.class, name = "instruction_heard"),
  @JsonSubTypes.Type(value = SwarmEvent.HelpRequested.class, name = "help_requested"),
  @JsonSubTypes.Type(value = SwarmEvent.DiscussionPosted.class, name = "discussion_posted"),
  @JsonSubTypes.Type(value = SwarmEvent.TaskFinished.class, name = "task_finished"),
  @JsonSubTypes.Type(value = SwarmEvent.WorkerSeen.class, name = "worker_seen"),
  @JsonSubTypes.Type(value = SwarmEvent.WorkerLeft.class, name = "worker_left"),
})
public sealed interface SwarmEvent {
  /** Most tokens of a kind in one report. */
  long MOST_TOKENS = 1_000_000_000_000L;

  /** Most money in one report. */
  BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);

  /** Who reports. */
  WorkerId worker();

  /** When, by the reporter's clock; for people only, never for decisions. */
  Instant at();

  /** An event about one attempt; refused when the task is not at that epoch with that worker. */
  sealed interface OfTask extends SwarmEvent {
    /** Which task. */
    TaskId task();

    /** Which attempt. */
    int epoch();

    /** Number within the attempt from 1: an event counts once. */
    int seq();
  }

  /** The worker has begun; whatever else comes first of an attempt says that as well. */
  record TaskClaimed(WorkerId worker, Instant at, TaskId task, int epoch, int seq)
      implements OfTask {
    /** All fields are needed. */
    public TaskClaimed {
      check(worker, at, task, epoch, seq);
    }
  }

  /** A line for people; at most 2,000 characters. */
  record TaskProgressed(
      WorkerId worker, Instant at, TaskId task, int epoch, int seq, String message)
      implements OfTask {
    /** All fields are needed. */
    public TaskProgressed {
      check(worker, at, task, epoch, seq);
      message = Require.orEmpty(message);
      message = message.length() > 2_000 ? message.substring(0, 2_000) : message;
    }
  }

  /** The session ended; the runtime looks for evidence. */
  record TaskVerifying(WorkerId worker, Instant at, TaskId task, int epoch, int seq)
      implements OfTask {
    /** All fields are needed. */
    public TaskVerifying {
      check(worker, at, task, epoch, seq);
    }
  }

  /**
   * What was consumed since the last report of this attempt.
   *
   * @param model its name; at most 200 characters
   */
  record UsageReported(
      WorkerId worker, Instant at, TaskId task, int epoch, int seq, String model, Usage usage)
      implements OfTask {
    /** All fields are needed. */
    public UsageReported {
      check(worker, at, task, epoch, seq);
      model = Require.orEmpty(model);
      model = model.length() > 200 ? model.substring(0, 200) : model;
      usage = plausible(Require.present(usage, "usage"));
    }
  }

  /** One report beyond this would spoil every sum that it goes into. */
  private static Usage plausible(Usage usage) {
    if (usage.inputTokens() > MOST_TOKENS
        || usage.outputTokens() > MOST_TOKENS
        || usage.cacheReadTokens() > MOST_TOKENS
        || usage.cacheWriteTokens() > MOST_TOKENS
        || usage.costUsd().abs().compareTo(MOST_USD) > 0) {
      throw new InvalidModelException(
          "usage is more than %,d tokens or %,d USD in one report; report what was consumed since the last"
              .formatted(MOST_TOKENS, MOST_USD.longValue()));
    }
    return usage;
  }

  /** The model has answered a call that held an operator's instruction. */
  record InstructionHeard(
      WorkerId worker, Instant at, TaskId task, int epoch, int seq, String instruction)
      implements OfTask {
    /** All fields are needed. */
    public InstructionHeard {
      check(worker, at, task, epoch, seq);
      instruction = Require.text(instruction, "instruction");
    }
  }

  /** The agent asks a person. */
  record HelpRequested(
      WorkerId worker, Instant at, TaskId task, int epoch, int seq, String question, String context)
      implements OfTask {
    /** A question is needed. */
    public HelpRequested {
      check(worker, at, task, epoch, seq);
      question = Require.text(question, "question");
      context = Require.orEmpty(context);
    }
  }

  /** Agents talk among themselves; people can read along. */
  record DiscussionPosted(
      WorkerId worker, Instant at, TaskId task, int epoch, int seq, String topic, String text)
      implements OfTask {
    /** A text is needed. */
    public DiscussionPosted {
      check(worker, at, task, epoch, seq);
      topic = Require.orEmpty(topic);
      text = Require.text(text, "text");
    }
  }

  /** The attempt ended; nothing follows about it. */
  record TaskFinished(
      WorkerId worker, Instant at, TaskId task, int epoch, int seq, TaskOutcome outcome)
      implements OfTask {
    /** An outcome is needed. */
    public TaskFinished {
      check(worker, at, task, epoch, seq);
      outcome = Require.present(outcome, "outcome");
    }
  }

  /**
   * Heartbeat: renews the leases of all that is held, and says how much more fits.
   *
   * @param slots per role, how many tasks at once this process takes; a draining one reports none
   * @param holding the attempts at work, as {@code task → epoch}
   * @param version of the program; empty: not said
   * @param roles all that this process has, also those that take nothing now; empty: those with
   *     slots
   */
  record WorkerSeen(
      WorkerId worker,
      Instant at,
      Instant startedAt,
      Map<Role, Integer> slots,
      Map<TaskId, Integer> holding,
      String version,
      Map<Role, RoleState> roles)
      implements SwarmEvent {
    private static final int LONGEST_VERSION = 100;

    /** Absent maps are empty. */
    public WorkerSeen {
      worker = Require.present(worker, "worker");
      at = Require.present(at, "at");
      startedAt = Require.time(startedAt == null ? at : startedAt, "startedAt");
      slots = Require.copy(slots);
      slots.forEach((role, room) -> Require.between(room, 0, 10_000, "slots." + role.wireName()));
      holding = Require.copy(holding);
      version = Require.orEmpty(version);
      version =
          version.length() > LONGEST_VERSION ? version.substring(0, LONGEST_VERSION) : version;
      roles = Require.copy(roles);
    }

    /** All roles that it has take orders. */
    public WorkerSeen(
        WorkerId worker,
        Instant at,
        Instant startedAt,
        Map<Role, Integer> slots,
        Map<TaskId, Integer> holding) {
      this(worker, at, startedAt, slots, holding, "", Map.of());
    }
  }

  /**
   * How a process stands to one of its roles.
   *
   * @param slots how many tasks at once it takes, or would take
   */
  record RoleState(int slots, Taking taking) {
    /** Both are needed. */
    public RoleState {
      slots = Require.between(slots, 0, 10_000, "roles.slots");
      taking = Require.present(taking, "roles.taking");
    }
  }

  /** Whether orders of a role are taken. */
  enum Taking {
    /** As many as there are slots. */
    OPEN,
    /** A person paused the role or the worker. */
    PAUSED,
    /** What is at work ends, then the role begins anew. */
    RESTARTING;

    /** Its name on the wire. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The worker goes; what it still held is ready again at once. */
  record WorkerLeft(WorkerId worker, Instant at, List<TaskId> abandoned) implements SwarmEvent {
    /** Absent list is empty. */
    public WorkerLeft {
      worker = Require.present(worker, "worker");
      at = Require.present(at, "at");
      abandoned = Require.copy(abandoned);
    }
  }

  private static void check(WorkerId worker, Instant at, TaskId task, int epoch, int seq) {
    Require.present(worker, "worker");
    Require.present(at, "at");
    Require.present(task, "task");
    Require.between(epoch, 1, Integer.MAX_VALUE, "epoch");
    Require.between(seq, 1, Integer.MAX_VALUE, "seq");
  }
}
