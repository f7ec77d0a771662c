package dev.autodev.role.pm;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A session drafts, the forge files; keyed by the task, so that a repetition files nothing twice
 * and tells what the first one filed.
 */
final class IssueDrafting {
  private static final int LEAST_WEIGHT = 1;
  private static final int MOST_WEIGHT = 13;
  private static final String CRITERIA = "\n\nAcceptance criteria\n\n";

  private final TaskContext work;

  IssueDrafting(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in for an epic. */
  record EpicDraft(String title, String description) {}

  /** What the session hands in for a story; weight 1 (small) to 13. */
  record StoryDraft(String title, String description, List<String> acceptance, int weight) {}

  TaskResult epic(TaskPayload.CreateEpic asked) {
    String prompt =
        "Draft the epic for this request.\n"
            + Quoted.of(Trust.REQUEST, "request", asked.title() + "\n\n" + asked.description())
            + Quoted.of(Trust.AGENT, "analysis of the repository", asked.analysis());
    EpicDraft draft =
        work.ask(work.worktree(), new Ask<>(prompt, ToolSet.READ_ONLY, EpicDraft.class));
    Issue issue = file("epic", draft.title(), draft.description(), "", 0);
    return new TaskResult.EpicCreated(issue.id(), issue.title(), issue.description(), issue.url());
  }

  TaskResult story(TaskPayload.CreateUserStory asked) {
    String prompt =
        "Draft one user story for this request, with acceptance criteria that a test can check.\n"
            + Quoted.of(Trust.REQUEST, "request", asked.title() + "\n\n" + asked.description())
            + Quoted.of(Trust.AGENT, "analysis of the repository", asked.analysis());
    StoryDraft draft =
        work.ask(work.worktree(), new Ask<>(prompt, ToolSet.READ_ONLY, StoryDraft.class));
    int weight = Math.clamp(draft.weight(), LEAST_WEIGHT, MOST_WEIGHT);
    Issue issue = file("story", draft.title(), text(draft), asked.epic(), weight);
    String[] parts = issue.description().split(CRITERIA, 2);
    List<String> acceptance =
        parts.length == 1
            ? List.of()
            : parts[1].lines().map(line -> line.replaceFirst("^- ", "")).toList();
    return new TaskResult.StoryCreated(
        issue.id(), issue.title(), parts[0], acceptance, issue.weight(), issue.url());
  }

  private static String text(StoryDraft draft) {
    String criteria =
        draft.acceptance().stream()
            .map(line -> "- " + line.replaceAll("\\s+", " "))
            .collect(Collectors.joining("\n"));
    return criteria.isEmpty() ? draft.description() : draft.description() + CRITERIA + criteria;
  }

  private Issue file(String kind, String title, String text, String parent, int weight) {
    return work.forge()
        .createIssue(
            work.forgeRepository(),
            new NewIssue(
                work.order().task().value(),
                kind,
                title,
                text,
                Optional.of(parent).filter(epic -> !epic.isEmpty()),
                weight));
  }
}
