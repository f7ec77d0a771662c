package dev.autodev.role.pm;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;

/** Knows what there is, says what is wanted and in which order. */
@ApplicationScoped
public class ProjectManager implements RoleAgent {
  @Override
  public Role role() {
    return Role.PM;
  }

  @Override
  public Map<TaskType, Class<?>> results() {
    return Map.of(
        TaskType.ANALYZE_REPO,
        RepositoryAnalysis.Summary.class,
        TaskType.CREATE_EPIC,
        IssueDrafting.EpicDraft.class,
        TaskType.CREATE_USER_STORY,
        IssueDrafting.StoryDraft.class,
        TaskType.PRIORITIZE_BACKLOG,
        BacklogRanking.Ranking.class,
        TaskType.BUILD_PRODUCT,
        ProductProposal.Draft.class);
  }

  @Override
  public TaskOutcome perform(TaskContext work) throws IOException {
    return switch (work.order().payload()) {
      case TaskPayload.AnalyzeRepo analyse -> done(new RepositoryAnalysis(work).of(analyse));
      case TaskPayload.CreateEpic epic -> done(new IssueDrafting(work).epic(epic));
      case TaskPayload.CreateUserStory story -> done(new IssueDrafting(work).story(story));
      case TaskPayload.PrioritizeBacklog backlog -> done(new BacklogRanking(work).rank());
      case TaskPayload.BuildProduct product -> done(new ProductProposal(work).of(product));
      default -> notMine(work);
    };
  }

  private static TaskOutcome done(TaskResult result) {
    return new TaskOutcome.Completed(result, Evidence.NONE);
  }
}
