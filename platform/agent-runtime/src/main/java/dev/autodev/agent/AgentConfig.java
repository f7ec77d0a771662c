package dev.autodev.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an agent process takes on and how long it waits. */
@ConfigMapping(prefix = "swarm.agent")
public interface AgentConfig {
  /** Name of this process to the swarm; host, process id and a random part by default. */
  String worker();

  /**
   * Roles to take tasks for, such as {@code builder,reviewer}; by default all on the class path.
   */
  Optional<List<String>> roles();

  /** How many tasks of each role run at once, at least 1. */
  @WithDefault("1")
  int slots();

  /** Settings of one role, by its wire name. */
  Map<String, RoleSettings> role();

  /** Where run directories and caches are. */
  @WithDefault("${swarm.data:${user.home}/.auto-dev}")
  Path data();

  /** Directory whose {@code <role>.md} come before those on the class path. */
  Optional<Path> prompts();

  /** How often the process says that it lives and what it holds. */
  @WithDefault("5s")
  Duration heartbeat();

  /**
   * After how long without heartbeat the control plane takes tasks back; only warned about here.
   */
  @WithDefault("15s")
  Duration lease();

  /** How long a stopping process lets its attempts end by themselves (SHUTDOWN_TIMEOUT). */
  @WithDefault("${SHUTDOWN_TIMEOUT:20}")
  Duration drainWait();

  /** How long an interrupted attempt may take to end before it is left behind. */
  @WithDefault("15s")
  Duration stopWait();

  /** Entries kept of a task's live transcript, about. */
  @WithDefault("5000")
  long transcriptLength();

  /** How long a transcript stays after its last line. */
  @WithDefault("7d")
  Duration transcriptKept();

  /** Whether worktrees stay in the run directory after an attempt; logs and reports always do. */
  @WithDefault("false")
  boolean keepWorktrees();

  /**
   * How long the worktree of an interrupted or waiting task stays for its next attempt on this
   * machine; its work is in git as well.
   */
  @WithDefault("3d")
  Duration leftKept();

  /**
   * With how many tool calls in a row a session is stopped and its task tried again, if all have
   * the same input and answer and nothing changes in the worktree; 0 = never, else at least 2.
   */
  @WithDefault("8")
  int sameCalls();

  /** What happens when a person restarts a role of this process. */
  @WithDefault("in-place")
  Restart restart();

  /**
   * The agent of ECS beside this process, which is asked to let no scale-in end it at work; ECS
   * sets the variable ECS_AGENT_URI. Absent: nobody is asked.
   */
  @WithDefault("${ECS_AGENT_URI:}")
  Optional<URI> ecsAgent();

  /** Which version of the program this is, for those who look at the agents. */
  @WithDefault("${quarkus.application.version:}")
  Optional<String> version();

  /** Running a repository's own tests. */
  Tests tests();

  /** What a claim is held against. */
  Evidence evidence();

  /** What happens when a person restarts a role of a process. */
  enum Restart {
    /** The role's work ends as in a drain, then it takes orders again. */
    IN_PLACE,
    /** The process drains and ends with status 75; whoever runs it starts it again. */
    EXIT
  }

  /** Settings of one role. */
  interface RoleSettings {
    /**
     * How many tasks of this role run at once, at least 1; {@code swarm.agent.slots} by default.
     */
    Optional<Integer> slots();
  }

  /** Running a repository's own tests. */
  interface Tests {
    /** After which the tests are stopped with all they started. */
    @WithDefault("15m")
    Duration timeout();

    /** Between asking them to stop and killing them. */
    @WithDefault("2s")
    Duration grace();

    /** Bytes of their output kept in a report, half from each end. */
    @WithDefault("65536")
    long keptOutput();

    /** How many processes the tests may have at one time; with more all of them are killed. */
    @WithDefault("1000")
    int processes();
  }

  /** What a claim is held against. */
  interface Evidence {
    /** Whether the repository's tests are run on a change before it counts as made. */
    @WithDefault("true")
    boolean tests();

    /** Whether a change that touches files its specification does not name is refused. */
    @WithDefault("false")
    boolean strictPaths();
  }
}
