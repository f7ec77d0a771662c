package dev.autodev.testkit;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.evidence.EvidenceCollector;
import dev.autodev.agent.report.AttemptEvents;
import dev.autodev.agent.report.EventOutbox;
import dev.autodev.agent.report.Worker;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.agent.work.Prompts;
import dev.autodev.agent.work.Surroundings;
import dev.autodev.forge.Forges;
import dev.autodev.forge.LocalForge;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Repository;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkerId;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.choice.Providers;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.settings.LiveSettings;
import dev.autodev.settings.OperatorSettings;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a role does a task on a local git repository: forge, clones, processes, tests and evidence
 * are the real ones, only Redis is missing and the sessions are a stub.
 */
public final class Workbench {
  private final AgentConfig config;
  private final Surroundings surroundings;
  private final AttemptEvents.Source events;
  private final KeptStreams streams = new KeptStreams();
  private final SessionStub sessions = new SessionStub();
  private final LocalForge forge;
  private final WorkflowId workflow = WorkflowId.next(Clock.systemUTC());
  private Repository repository;

  /** In a directory of the test's own, with tests limited to half a minute. */
  public Workbench(Path directory, GitRepository repository) {
    this(directory, repository, Duration.ofSeconds(30));
  }

  /** The same with another limit for tests. */
  public Workbench(Path directory, GitRepository repository, Duration testLimit) {
    SmallRyeConfig settings =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(AgentConfig.class)
            .withMapping(SessionsConfig.class)
            .withDefaultValue("swarm.agent.worker", "bench")
            .withDefaultValue("swarm.agent.data", directory.resolve("data").toString())
            .withDefaultValue("swarm.agent.tests.timeout", testLimit.toString())
            .withDefaultValue("swarm.agent.tests.grace", "PT0.2S")
            .withDefaultValue("swarm.sessions.provider", sessions.provider())
            .build();
    this.config = settings.getConfigMapping(AgentConfig.class);
    this.forge = new LocalForge(new ProcessRunner(), directory.resolve("forge"));
    Worker worker = new Worker(new WorkerId("bench"), Clock.systemUTC());
    this.events = new AttemptEvents.Source(worker, new EventOutbox(streams));
    SessionClients clients =
        new SessionClients(List.of(sessions), settings.getConfigMapping(SessionsConfig.class));
    this.surroundings =
        new Surroundings(
            config,
            worker,
            Forges.only(forge),
            new Surroundings.Models(
                new Providers(
                    clients,
                    LiveSettings.fixed(OperatorSettings.NONE),
                    new NotesInMemory(),
                    Clock.systemUTC(),
                    variable -> null),
                new Prompts(config, clients),
                List::of),
            streams);
    this.repository = Repository.at("sample", repository.directory().toString(), "main");
  }

  /** The stub in the model's place. */
  public SessionStub sessions() {
    return sessions;
  }

  /** The forge the roles work with. */
  public LocalForge forge() {
    return forge;
  }

  /** The repository as the forge knows it. */
  public RepositoryRef repository() {
    return new RepositoryRef(repository.name(), repository.url(), repository.defaultBranch());
  }

  /** From here on the repository is registered with this test command and coverage threshold. */
  public Workbench tests(String command, int coverage) {
    repository =
        new Repository(
            repository.name(),
            repository.url(),
            repository.defaultBranch(),
            Optional.of(command),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            coverage,
            Optional.empty(),
            ApprovalRule.ANYBODY);
    return this;
  }

  /** An order of this bench's workflow for a new task. */
  public TaskOrder order(TaskPayload payload) {
    return new TaskOrder(
        TaskId.next(Clock.systemUTC()),
        1,
        payload,
        Optional.of(repository),
        Optional.of(workflow),
        0,
        Duration.ofMinutes(5),
        "");
  }

  /** The same task once more, as after a crash. */
  public static TaskOrder again(TaskOrder order) {
    return new TaskOrder(
        order.task(),
        order.epoch() + 1,
        order.payload(),
        order.repository(),
        order.workflow(),
        order.maxTokens(),
        order.timeLimit(),
        order.traceparent());
  }

  /** Has a role do a new task. */
  public Attempted run(RoleAgent role, TaskPayload payload) {
    return run(role, order(payload));
  }

  /** Has a role do a task and looks, as the runtime does, whether what it says is so. */
  public Attempted run(RoleAgent role, TaskOrder order) {
    streams.forget();
    try (AttemptContext context = surroundings.of(order, events.of(order))) {
      TaskOutcome outcome = performed(role, context);
      Evidence evidence =
          outcome instanceof TaskOutcome.Completed completed
              ? new EvidenceCollector(config)
                  .collect(completed.result(), completed.evidence(), context, () -> {})
              : Evidence.NONE;
      return new Attempted(outcome, evidence, streams.texts());
    }
  }

  /** What the runtime finds about a result that nobody worked for. */
  public Evidence evidence(TaskPayload payload, TaskResult claimed) {
    TaskOrder order = order(payload);
    try (AttemptContext context = surroundings.of(order, events.of(order))) {
      return new EvidenceCollector(config).collect(claimed, Evidence.NONE, context, () -> {});
    }
  }

  private static TaskOutcome performed(RoleAgent role, AttemptContext context) {
    try {
      return role.perform(context);
    } catch (AttemptEnded e) {
      return e.outcome();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
