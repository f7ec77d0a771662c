package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.report.AttemptEvents;
import dev.autodev.agent.report.Transcript;
import dev.autodev.agent.report.Worker;
import dev.autodev.forge.Forges;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.SessionSecrets;
import dev.autodev.sessions.choice.Providers;
import dev.autodev.streams.StreamAppender;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** What all attempts of this process share, from which each gets surroundings of its own. */
@Singleton
public class Surroundings {
  private final AgentConfig config;
  private final Worker worker;
  private final Forges forges;
  private final Models models;
  private final StreamAppender appender;

  /** Of one process. */
  @Inject
  public Surroundings(
      AgentConfig config, Worker worker, Forges forges, Models models, StreamAppender appender) {
    this.config = config;
    this.worker = worker;
    this.forges = forges;
    this.models = models;
    this.appender = appender;
  }

  /** Of one attempt; to be closed after it. */
  public AttemptContext of(TaskOrder order, AttemptEvents events) {
    Redactor redactor = Redactor.whenNeeded(models.secrets()::values);
    Transcript transcript =
        new Transcript(
            appender,
            worker,
            new Transcript.Subject(order.task(), order.epoch()),
            config,
            redactor);
    return new AttemptContext(
        this,
        order,
        new AttemptContext.Voice(events, transcript, redactor),
        Workspace.of(config.data(), order));
  }

  AgentConfig config() {
    return config;
  }

  Worker worker() {
    return worker;
  }

  Forges forges() {
    return forges;
  }

  Models models() {
    return models;
  }

  BuildCaches caches() {
    return new BuildCaches(config.data(), Path.of(System.getProperty("user.home"), ".m2"));
  }

  /** All that a session needs which is the same for all. */
  @Singleton
  public static class Models {
    private final Providers providers;
    private final Prompts prompts;
    private final SessionSecrets secrets;

    /** Of one process. */
    @Inject
    public Models(Providers providers, Prompts prompts, SessionSecrets secrets) {
      this.providers = providers;
      this.prompts = prompts;
      this.secrets = secrets;
    }

    Providers providers() {
      return providers;
    }

    Prompts prompts() {
      return prompts;
    }

    SessionSecrets secrets() {
      return secrets;
    }
  }
}
