package dev.autodev.control;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the control plane. */
@ConfigMapping(prefix = "swarm.control-plane")
public interface ControlPlaneConfig {
  /** Whether the timers run; off, a test drives them by hand. */
  @WithDefault("true")
  boolean timers();

  /**
   * How many changes that people and tools ask for may wait for their commit; one more is told to
   * ask again. For tasks of the highest priority there is as much room again, and events of agents
   * are never turned away.
   */
  @WithDefault("5000")
  int waitingChanges();

  /** How long a request waits for a connection to the database; then it is told to ask again. */
  @WithDefault("1500ms")
  Duration databaseWait();

  /** How long a claim holds without a heartbeat; agents send one every 5 s. */
  @WithDefault("15s")
  Duration lease();

  /** How often it is looked which workers are connected to Redis. */
  @WithDefault("250ms")
  Duration presenceEvery();

  /**
   * How long a worker that was connected must be missed before its tasks go to others; one that
   * lives is back within a fraction of that.
   */
  @WithDefault("1s")
  Duration goneAfter();

  /** How often the dispatcher looks by itself; it also looks whenever there is a reason to. */
  @WithDefault("250ms")
  Duration dispatchEvery();

  /** Most tasks in one look. */
  @WithDefault("256")
  int dispatchBatch();

  /** Orders per role that may wait in the stream beyond the free slots. */
  @WithDefault("1")
  int prefetch();

  /** How often the reconciler looks. */
  @WithDefault("1s")
  Duration reconcileEvery();

  /** How often it is looked what people stopped, and who is still at work on it. */
  @WithDefault("500ms")
  Duration haltEvery();

  /** How often it is looked whether agents are as people decided. */
  @WithDefault("1s")
  Duration agentsEvery();

  /** How often what is new in the audit trail is sealed. */
  @WithDefault("1s")
  Duration sealEvery();

  /** How often it is kept how many tasks have ended; a process that is killed loses that much. */
  @WithDefault("5s")
  Duration pulseEvery();

  /** An order that is not in Redis this long after it was sent is sent again. */
  @WithDefault("5s")
  Duration lostOrderAfter();

  /** An order that nobody with a free slot claims for so long is sent again. */
  @WithDefault("60s")
  Duration unclaimedAfter();

  /** A worker that was not seen for so long is forgotten, and so is what it was told last. */
  @WithDefault("10m")
  Duration workerForgottenAfter();

  /** Attempts before a task is parked. */
  @WithDefault("3")
  int maxAttempts();

  /** Wait before the second attempt; doubles with each further one. */
  @WithDefault("10s")
  Duration retryBackOff();

  /** Longest wait between two attempts. */
  @WithDefault("5m")
  Duration retryBackOffLimit();

  /** After which an attempt is stopped. */
  @WithDefault("1h")
  Duration timeLimit();

  /** Token budget of an attempt; 0: the agent's own. */
  @WithDefault("0")
  long maxTokens();

  /** Pipelines beside and instead of the built-in ones, as YAML files; need not exist. */
  @WithDefault("config/workflows")
  Path workflows();

  /** What decides who is next. */
  Weights weights();

  /** Each factor is from 0 to 1, age is in days. */
  interface Weights {
    /** Nearness of the due date. */
    @WithDefault("10")
    double dueDate();

    /** Number of steps that wait for it. */
    @WithDefault("8")
    double dependencies();

    /** The priority that a person gave. */
    @WithDefault("7")
    double userPriority();

    /** The repository's importance. */
    @WithDefault("5")
    double projectImportance();

    /** Days since creation. */
    @WithDefault("3")
    double age();
  }
}
