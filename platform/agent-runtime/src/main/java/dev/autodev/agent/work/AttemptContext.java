package dev.autodev.agent.work;

import dev.autodev.agent.Ask;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TestReport;
import dev.autodev.agent.left.Earlier;
import dev.autodev.agent.left.LeftWork;
import dev.autodev.agent.report.AttemptEvents;
import dev.autodev.agent.report.Transcript;
import dev.autodev.agent.tests.TestRun;
import dev.autodev.forge.Forge;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Repository;
import dev.autodev.model.task.Instruction;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The surroundings of one attempt, gone with {@link #close()}. */
public final class AttemptContext implements TaskContext, AutoCloseable {
  private final Surroundings shared;
  private final TaskOrder order;
  private final Forge forge;
  private final Voice voice;
  private final Workspace workspace;
  private final ProcessRunner processes = new ProcessRunner();
  private final LeftWork left;
  private final SessionsOfAttempt sessions;
  private final List<Worktree> opened = new CopyOnWriteArrayList<>();
  private final List<TestedCommit> tested = new CopyOnWriteArrayList<>();

  AttemptContext(Surroundings shared, TaskOrder order, Voice voice, Workspace workspace) {
    this.shared = shared;
    this.order = order;
    this.voice = voice;
    this.workspace = workspace;
    this.forge =
        order
            .repository()
            .map(one -> shared.forges().of(known(one)))
            .orElseGet(shared.forges()::ofNewOnes);
    this.left = new LeftWork(forge, order, Workspace.open(shared.config().data()), voice::progress);
    this.sessions = new SessionsOfAttempt(shared, order, voice, workspace);
  }

  @Override
  public TaskOrder order() {
    return order;
  }

  @Override
  public Clock clock() {
    return shared.worker().clock();
  }

  @Override
  public Repository repository() {
    return order
        .repository()
        .orElseThrow(
            () ->
                new AttemptEnded(
                    new TaskOutcome.Failed(
                        order.payload().taskType().wireName()
                            + " needs a repository and the task has none; file it again with one")));
  }

  @Override
  public RepositoryRef forgeRepository() {
    return known(repository());
  }

  private static RepositoryRef known(Repository repository) {
    return new RepositoryRef(repository.name(), repository.url(), repository.defaultBranch());
  }

  @Override
  public Forge forge() {
    return forge;
  }

  @Override
  public Worktree worktree(String branch, boolean create) {
    Worktree worktree = left.open(forgeRepository(), branch, create, workspace);
    opened.add(worktree);
    left.earlier(worktree.directory()).flatMap(Earlier::run).ifPresent(workspace::takeOver);
    return worktree;
  }

  @Override
  public Worktree worktree() {
    return worktree(repository().defaultBranch(), false);
  }

  @Override
  public <T> T ask(Path directory, Ask<T> ask) {
    return sessions.ask(git(), directory, left.earlier(directory), ask);
  }

  @Override
  public Path emptyDirectory() {
    return workspace.emptyDirectory();
  }

  @Override
  public TestReport runTests(Worktree worktree, String commandOrEmpty) {
    String command =
        commandOrEmpty.isBlank() ? repository().testCommand().orElse("") : commandOrEmpty;
    GitState before = git().state(worktree.directory());
    shared.caches().prepare(worktree.directory());
    int number = tested.size() + 1;
    TestReport report =
        new TestRun(shared.config().tests(), processes, voice.redactor())
            .run(
                new TestRun.Asked(
                    worktree.directory(),
                    command,
                    environment(),
                    workspace.directory().resolve("reports").resolve("tests-" + number),
                    workspace.logs().resolve("tests-" + number + ".log"),
                    repository().coverageThreshold()));
    tested.add(new TestedCommit(before.committed() ? before.head() : "", report));
    voice.transcript().add("tests", summary(report));
    return report;
  }

  private static String summary(TestReport report) {
    return "%s: exit code %d, %d tests, %d failed, %d skipped%s"
        .formatted(
            report.command(),
            report.exitCode(),
            report.total(),
            report.failed(),
            report.skipped(),
            report.lineCoverage().map(percent -> ", line coverage " + percent + " %").orElse(""));
  }

  @Override
  public void progress(String message) {
    voice.progress(message);
  }

  @Override
  public ProcessRunner processes() {
    return processes;
  }

  @Override
  public Map<String, String> environment() {
    return ChildEnvironment.clean(workspace.home(), shared.caches().environment());
  }

  @Override
  public Path runDirectory() {
    return workspace.directory();
  }

  /** What an operator says to the sessions of the attempt. */
  public void hear(Instruction instruction) {
    sessions.instructions().add(instruction);
  }

  /** The clones the attempt has worked in so far. */
  public List<Worktree> opened() {
    return List.copyOf(opened);
  }

  /** What the attempt has tested so far. */
  public List<TestedCommit> tested() {
    return List.copyOf(tested);
  }

  /** Reports that tools have left in the run directory, relative to it. */
  public List<String> reportFiles() {
    return workspace.reportFiles();
  }

  /** Looks at this attempt's clones. */
  public GitLook git() {
    return new GitLook(processes, workspace.home());
  }

  /** Ends what still runs; nothing can be started any more. */
  public void stop() {
    processes.stopAll();
  }

  /**
   * Keeps what is not done for the task's next attempt, after {@link #stop()}; says what the end of
   * the attempt is then.
   */
  public TaskOutcome leave(TaskOutcome outcome) {
    return left.leave(outcome);
  }

  /** Nobody goes on with what this attempt and those before it have left. */
  public void forget() {
    left.forget();
  }

  /** Ends what still runs and deletes what is not kept. */
  @Override
  public void close() {
    stop();
    if (!shared.config().keepWorktrees() && !left.stays()) {
      workspace.clean();
    }
    left.close();
  }

  /**
   * A run of the tests.
   *
   * @param sha the commit it was run on; empty if there were changes on top of it
   */
  public record TestedCommit(String sha, TestReport report) {}

  /** Through which an attempt is heard. */
  record Voice(AttemptEvents events, Transcript transcript, Redactor redactor) {
    /** A line of the task's story, which those who watch read as well. */
    void progress(String message) {
      String safe = redactor.redact(message);
      events.progressed(safe);
      transcript.add("progress", safe);
    }
  }
}
