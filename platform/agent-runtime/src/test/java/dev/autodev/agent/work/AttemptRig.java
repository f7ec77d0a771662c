package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.report.AttemptEvents;
import dev.autodev.agent.report.EventOutbox;
import dev.autodev.agent.report.Worker;
import dev.autodev.forge.Forges;
import dev.autodev.forge.LocalForge;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Repository;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkerId;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.choice.Candidate;
import dev.autodev.sessions.choice.Providers;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.settings.LiveSettings;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One attempt whose clients are scripted; settings, chain, notes and directories are real. */
final class AttemptRig {
  private final Instant now = Instant.parse("2029-12-31T12:00:00Z");
  private final Path directory;
  private final SmallRyeConfig config;
  private final ScriptedClient claude = new ScriptedClient("claude");
  private final ScriptedClient codex = new ScriptedClient("codex");
  private final NotesInMemory notes = new NotesInMemory();
  private final List<String> sent = new ArrayList<>();

  AttemptRig(Path directory) {
    this.directory = directory;
    this.config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(AgentConfig.class)
            .withMapping(SessionsConfig.class)
            .withDefaultValue("swarm.agent.worker", "rig")
            .withDefaultValue("swarm.agent.data", directory.resolve("data").toString())
            .withDefaultValue("swarm.agent.prompts", directory.resolve("prompts").toString())
            .withDefaultValue("swarm.sessions.provider", "claude")
            .withDefaultValue("swarm.sessions.models.codex", "gpt-5.5")
            .build();
  }

  void settings(String yaml) {
    try {
      Files.writeString(directory.resolve("settings.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The builder's prompt from now on, instead of that of the tests' class path. */
  void prompt(String markdown) {
    try {
      Path folder = Files.createDirectories(directory.resolve("prompts"));
      Files.writeString(folder.resolve("builder.md"), markdown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Instant now() {
    return now;
  }

  ScriptedClient claudeClient() {
    return claude;
  }

  ScriptedClient codexClient() {
    return codex;
  }

  Candidate claude() {
    return new Candidate(claude, "claude-sonnet-4-5");
  }

  NotesInMemory notes() {
    return notes;
  }

  /** Bodies of all that went to Redis. */
  List<String> sent() {
    return sent;
  }

  SessionEnding ending() {
    return new SessionEnding(providers());
  }

  private SessionClients clients() {
    return new SessionClients(
        List.of(claude, codex), config.getConfigMapping(SessionsConfig.class));
  }

  private Providers providers() {
    return new Providers(
        clients(),
        new LiveSettings(directory.resolve("settings.yaml"), clock(), List.of()),
        notes,
        clock(),
        variable -> null);
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  /** As an hour later, with a clock that is years ahead of the machine's. */
  void giveUpWhatIsOld() {
    new LeftOvers(
            config.getConfigMapping(AgentConfig.class), new Worker(new WorkerId("rig"), clock()))
        .giveUp();
  }

  LocalForge forge() {
    return new LocalForge(new ProcessRunner(), directory.resolve("forge"));
  }

  /** Of a builder's task of so many tokens; 0 is unlimited. */
  AttemptContext attempt(long maxTokens) {
    return attempt(
        order(
            TaskId.next(clock()),
            1,
            Repository.at("sample", "file:///nowhere", "main"),
            maxTokens));
  }

  /** The same, filed by somebody. */
  AttemptContext attempt(long maxTokens, String author, Label... labels) {
    TaskOrder anybodys =
        order(
            TaskId.next(clock()), 1, Repository.at("sample", "file:///nowhere", "main"), maxTokens);
    return attempt(
        new TaskOrder(
            anybodys.task(),
            anybodys.epoch(),
            anybodys.payload(),
            anybodys.repository(),
            anybodys.workflow(),
            maxTokens,
            anybodys.timeLimit(),
            "",
            false,
            author,
            List.of(labels),
            List.of()));
  }

  /** One attempt of a builder's task in a repository that is there. */
  AttemptContext attempt(TaskId task, int epoch, RepositoryRef repository) {
    return attempt(
        order(
            task,
            epoch,
            Repository.at(repository.name(), repository.url(), repository.defaultBranch()),
            0));
  }

  private static TaskOrder order(TaskId task, int epoch, Repository repository, long maxTokens) {
    return new TaskOrder(
        task,
        epoch,
        new TaskPayload.ImplementFeature("title", "", "", List.of(), ""),
        Optional.of(repository),
        Optional.empty(),
        maxTokens,
        Duration.ofMinutes(1),
        "");
  }

  private AttemptContext attempt(TaskOrder order) {
    AgentConfig agent = config.getConfigMapping(AgentConfig.class);
    Worker worker = new Worker(new WorkerId("rig"), clock());
    StreamAppender streams = new Kept();
    return new Surroundings(
            agent,
            worker,
            Forges.only(forge()),
            new Surroundings.Models(providers(), new Prompts(agent, clients()), List::of),
            streams)
        .of(order, new AttemptEvents.Source(worker, new EventOutbox(streams)).of(order));
  }

  private final class Kept extends StreamAppender {
    @Override
    public Uni<List<String>> append(List<Outgoing> entries) {
      entries.forEach(entry -> sent.add(String.valueOf(entry.fields())));
      return Uni.createFrom().item(List.of());
    }
  }
}
