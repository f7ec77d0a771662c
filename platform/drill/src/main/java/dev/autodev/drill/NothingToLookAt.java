package dev.autodev.drill;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.evidence.EvidenceCollector;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskResult;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A drill changes no repository, so its claims have no evidence to be held against. */
@Alternative
@Priority(1)
@Singleton
class NothingToLookAt extends EvidenceCollector {
  @Inject
  NothingToLookAt(AgentConfig config) {
    super(config);
  }

  /** Where the real one looks, this one says so and finds nothing. */
  @Override
  protected Optional<Supplier<List<Observation>>> looks(TaskResult result, AttemptContext context) {
    return super.looks(result, context).map(real -> List::of);
  }
}
