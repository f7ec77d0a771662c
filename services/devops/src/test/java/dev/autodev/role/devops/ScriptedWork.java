package dev.autodev.role.devops;

import dev.autodev.agent.Ask;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TestReport;
import dev.autodev.forge.Diff;
import dev.autodev.forge.Forge;
import dev.autodev.forge.MergeCommand;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Repository;
import dev.autodev.model.TaskId;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.ProcessRunner;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Surroundings whose merges and tests end as the test says. */
final class ScriptedWork implements TaskContext {
  final List<String> done = new ArrayList<>();
  private final Path directory;
  private final TaskPayload payload;
  private final Repository repository;
  private final Deque<MergeOutcome> merges;
  private final ProcessRunner processes = new ProcessRunner();
  private String head = "approved";
  boolean testsPass = true;

  ScriptedWork(Path directory, TaskPayload payload, Repository repository, MergeOutcome... merges) {
    this.directory = directory;
    this.payload = payload;
    this.repository = repository;
    this.merges = new ArrayDeque<>(Arrays.asList(merges));
  }

  @Override
  public TaskOrder order() {
    return new TaskOrder(
        TaskId.next(clock()),
        1,
        payload,
        Optional.of(repository),
        Optional.empty(),
        0,
        Duration.ofMinutes(1),
        "");
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Repository repository() {
    return repository;
  }

  @Override
  public RepositoryRef forgeRepository() {
    return new RepositoryRef(repository.name(), repository.url(), repository.defaultBranch());
  }

  @Override
  public Forge forge() {
    return (Forge)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Forge.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "merge" -> merge((MergeCommand) arguments[1]);
                  case "diff" -> new Diff("", "patch-now", List.of(), 1, 2);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private MergeOutcome merge(MergeCommand command) {
    done.add("merge " + command.approvedSha());
    MergeOutcome outcome = merges.remove();
    switch (outcome) {
      case MergeOutcome.Rebased rebased -> head = rebased.newHeadSha();
      case MergeOutcome.HeadMoved moved -> head = moved.actualSha();
      case MergeOutcome.ContentChanged changed -> head = changed.newHeadSha();
      case MergeOutcome.Merged merged -> {}
      case MergeOutcome.Conflict conflict -> {}
      case MergeOutcome.NotYet later -> {}
      case MergeOutcome.Closed closed -> {}
      case MergeOutcome.PipelineFailed failed -> {}
    }
    return outcome;
  }

  @Override
  public Worktree worktree(String branch, boolean create) {
    return new Worktree(directory, branch, "base", head);
  }

  @Override
  public Worktree worktree() {
    return new Worktree(directory, repository.defaultBranch(), "base", "merged");
  }

  @Override
  public <T> T ask(Path worktree, Ask<T> ask) {
    throw new AssertionError("no session may run");
  }

  @Override
  public TestReport runTests(Worktree worktree, String commandOrEmpty) {
    done.add("test " + worktree.headSha());
    return new TestReport(
        "run-tests", testsPass ? 0 : 1, 3, testsPass ? 0 : 1, 0, Optional.empty(), List.of(), "");
  }

  @Override
  public void progress(String message) {}

  @Override
  public ProcessRunner processes() {
    return processes;
  }

  @Override
  public Map<String, String> environment() {
    return ChildEnvironment.clean(directory, Map.of());
  }

  @Override
  public Path runDirectory() {
    return directory;
  }

  @Override
  public Path emptyDirectory() {
    throw new UnsupportedOperationException("devops works in worktrees");
  }
}
