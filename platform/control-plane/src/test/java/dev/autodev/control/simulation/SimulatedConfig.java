package dev.autodev.control.simulation;

import dev.autodev.control.ControlPlaneConfig;
import java.nio.file.Path;
import java.time.Duration;

/** The defaults, but for less waiting. */
final class SimulatedConfig implements ControlPlaneConfig {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration LOST_ORDER = Duration.ofSeconds(5);
  private static final Duration UNCLAIMED = Duration.ofSeconds(30);
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final Duration BACK_OFF = Duration.ofSeconds(5);

  @Override
  public boolean timers() {
    return false;
  }

  @Override
  public Duration lease() {
    return LEASE;
  }

  @Override
  public Duration dispatchEvery() {
    return EVERY;
  }

  @Override
  public int dispatchBatch() {
    return 256;
  }

  @Override
  public int prefetch() {
    return 1;
  }

  @Override
  public Duration reconcileEvery() {
    return EVERY;
  }

  @Override
  public Duration lostOrderAfter() {
    return LOST_ORDER;
  }

  @Override
  public Duration unclaimedAfter() {
    return UNCLAIMED;
  }

  @Override
  public Duration workerForgottenAfter() {
    return FORGOTTEN;
  }

  @Override
  public int maxAttempts() {
    return 3;
  }

  @Override
  public Duration retryBackOff() {
    return BACK_OFF;
  }

  @Override
  public Duration retryBackOffLimit() {
    return UNCLAIMED;
  }

  @Override
  public Duration timeLimit() {
    return Duration.ofHours(1);
  }

  @Override
  public long maxTokens() {
    return 0;
  }

  @Override
  public Path workflows() {
    return Path.of("config/workflows");
  }

  @Override
  public Weights weights() {
    return new Weights() {
      @Override
      public double dueDate() {
        return 10;
      }

      @Override
      public double dependencies() {
        return 8;
      }

      @Override
      public double userPriority() {
        return 7;
      }

      @Override
      public double projectImportance() {
        return 5;
      }

      @Override
      public double age() {
        return 3;
      }
    };
  }
}
