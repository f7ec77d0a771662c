package dev.autodev.model.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.autodev.model.Require;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.task.Instruction;
import java.time.Instant;

/** An entry of a {@code control:<worker>} stream. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "control")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ControlMessage.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = ControlMessage.Interrupt.class, name = "interrupt"),
  @JsonSubTypes.Type(value = ControlMessage.Pause.class, name = "pause"),
  @JsonSubTypes.Type(value = ControlMessage.Resume.class, name = "resume"),
  @JsonSubTypes.Type(value = ControlMessage.Scale.class, name = "scale"),
  @JsonSubTypes.Type(value = ControlMessage.Restart.class, name = "restart"),
  @JsonSubTypes.Type(value = ControlMessage.Instruct.class, name = "instruct"),
  @JsonSubTypes.Type(value = ControlMessage.Answer.class, name = "answer"),
})
public sealed interface ControlMessage {
  /** Most tasks of a role that a process works on at once. */
  int MOST_SLOTS = 100;

  /**
   * Stop this attempt; also sent when a stale worker reports about it.
   *
   * @param forGood whether the task itself is cancelled: nobody goes on with what it has left
   */
  record Cancel(
      TaskId task,
      int epoch,
      String reason,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean forGood)
      implements ControlMessage {
    /** A task is needed. */
    public Cancel {
      task = Require.present(task, "task");
      reason = Require.orEmpty(reason);
    }

    /** Its task goes on elsewhere. */
    public Cancel(TaskId task, int epoch, String reason) {
      this(task, epoch, reason, false);
    }
  }

  /** End this attempt and say so: its task goes on later, by an attempt of its own. */
  record Interrupt(TaskId task, int epoch, String reason) implements ControlMessage {
    /** A task and a reason are needed. */
    public Interrupt {
      task = Require.present(task, "task");
      reason = Require.text(reason, "reason");
    }
  }

  /** Take no new task of this role. */
  record Pause(Role role) implements ControlMessage {}

  /** Take tasks of this role again. */
  record Resume(Role role) implements ControlMessage {}

  /** Take so many tasks of this role at once; none with 0. */
  record Scale(Role role, int slots) implements ControlMessage {
    /** A number of slots that a process can have. */
    public Scale {
      slots = Require.between(slots, 0, MOST_SLOTS, "slots");
    }
  }

  /**
   * End what is at work for this role, as when the process stops, and begin anew.
   *
   * @param startedAt of the process that is meant: its successor of the same name reads this too
   */
  record Restart(Role role, Instant startedAt, String reason) implements ControlMessage {
    /** All fields are needed. */
    public Restart {
      role = Require.present(role, "role");
      startedAt = Require.present(startedAt, "startedAt");
      reason = Require.text(reason, "reason");
    }
  }

  /** A person's instruction to the session of an attempt; the same one may come twice. */
  record Instruct(TaskId task, int epoch, Instruction instruction) implements ControlMessage {
    /** Both are needed. */
    public Instruct {
      task = Require.present(task, "task");
      instruction = Require.present(instruction, "instruction");
    }
  }

  /** The answer to a help request. */
  record Answer(TaskId task, int epoch, String text) implements ControlMessage {
    /** A text is needed. */
    public Answer {
      text = Require.text(text, "text");
    }
  }
}
