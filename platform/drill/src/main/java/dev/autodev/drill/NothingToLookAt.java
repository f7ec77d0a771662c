package dev.autodev.drill;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.evidence.EvidenceCollector;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskResult;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** A drill changes no repository, so its claims have no evidence to be held against. */
@Alternative
@Priority(1)
@Singleton
class NothingToLookAt extends EvidenceCollector {
  @Inject
  NothingToLookAt(AgentConfig config) {
    super(config);
  }

  @Override
  public Evidence collect(TaskResult result, Evidence noted, AttemptContext context) {
    return noted;
  }
}
