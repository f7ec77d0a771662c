package dev.autodev.model.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.autodev.model.Require;
import dev.autodev.model.task.TaskType;
import java.util.List;

/** A node of a pipeline: begun when all that it comes after is done. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Step.Work.class), @JsonSubTypes.Type(Step.Gate.class)})
public sealed interface Step {
  /** Unique within the pipeline. */
  String id();

  /** The steps that must be done first; none for a first step. */
  List<String> after();

  /** A task of a type. */
  record Work(String id, List<String> after, TaskType task) implements Step {
    /** Id and type are needed. */
    public Work {
      id = Require.text(id, "step.id");
      after = Require.copy(after);
      task = Require.present(task, "step.task");
    }
  }

  /**
   * A person's decision.
   *
   * @param of the step whose result it binds
   */
  record Gate(String id, List<String> after, GateKind gate, String of) implements Step {
    /** Id, kind and subject are needed. */
    public Gate {
      id = Require.text(id, "step.id");
      after = Require.copy(after);
      gate = Require.present(gate, "step.gate");
      of = Require.text(of, "step.of");
    }
  }
}
