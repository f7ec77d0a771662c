package dev.autodev.scheduler.retention;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long rows are kept that nothing decides by any more, and logs; a time of zero keeps them for
 * good.
 */
@ConfigMapping(prefix = "swarm.retention")
public interface RetentionConfig {
  /** How often it is looked for what may go. */
  @WithDefault("1h")
  Duration every();

  /** Most rows that one statement takes away. */
  @WithDefault("1000")
  int batch();

  /**
   * What became of the times of schedules, after it was decided; the last of each schedule stays,
   * unless the schedule is deleted.
   */
  @WithDefault("180d")
  Duration occurrences();

  /** The lines of a task's story, after it was completed or cancelled; the task itself stays. */
  @WithDefault("365d")
  Duration stories();

  /** Outputs of tries at tasks of Asana, after their end; the try itself stays. */
  @WithDefault("90d")
  Duration outputs();

  /** Logins and tokens, after they ended; the audit trail has them for good. */
  @WithDefault("30d")
  Duration tokens();

  /** Log files below the data directory; what a container says goes to its engine instead. */
  Logs logs();

  /** How large log files become, and how old. */
  interface Logs {
    /** How often they are looked at. */
    @WithDefault("1m")
    Duration every();

    /** Folder of what the swarm's processes say; they hold their files open. */
    @WithDefault("${swarm.data:${SWARM_DATA:.swarm}}/logs")
    Path folder();

    /** A longer file begins anew, and what it held is {@code NAME.log.1}; of 0 none does. */
    @WithDefault("10M")
    MemorySize size();

    /** So many of those are kept of each file. */
    @WithDefault("5")
    int copies();

    /** A file goes so long after its last line. */
    @WithDefault("30d")
    Duration kept();
  }
}
