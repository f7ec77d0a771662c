package dev.autodev.agent.attempt;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.task.TaskOutcome;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A role that does what the test says. */
@Singleton
class ScriptedBuilder implements RoleAgent {
  private final Map<TaskId, Script> scripts = new ConcurrentHashMap<>();

  void when(TaskId task, Script script) {
    scripts.put(task, script);
  }

  @Override
  public Role role() {
    return Role.BUILDER;
  }

  @Override
  public TaskOutcome perform(TaskContext work) throws Exception {
    return Objects.requireNonNull(scripts.get(work.order().task())).perform(work);
  }

  /** One attempt. */
  interface Script {
    TaskOutcome perform(TaskContext work) throws Exception;
  }
}
