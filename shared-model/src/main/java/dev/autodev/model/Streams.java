package dev.autodev.model;

/**
 * Names of the Redis streams and consumer groups; docs/architecture.md says who writes and reads
 * each.
 */
public final class Streams {
  /** Followed by a role's wire name. */
  public static final String TASKS_PREFIX = "tasks:";

  /** What agents report to the control plane. */
  public static final String EVENTS = "events";

  /** Followed by a worker id. */
  public static final String CONTROL_PREFIX = "control:";

  /** Followed by a task id: its live transcript. */
  public static final String OUTPUT_PREFIX = "output:";

  /** What could not be read, with the reason. */
  public static final String DEAD = "dead";

  /** The consumer group of agents on a task stream. */
  public static final String AGENTS_GROUP = "agents";

  /** The consumer group of the control plane on {@link #EVENTS}. */
  public static final String CONTROL_PLANE_GROUP = "control-plane";

  private Streams() {}
}
