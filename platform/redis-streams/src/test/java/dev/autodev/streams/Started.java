package dev.autodev.streams;

import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** A server's process, wherever it runs. */
sealed interface Started {
  boolean runs();

  /** In order, with its data written; returns when it has ended. */
  void stop();

  /** As a crash would; returns when it has ended. */
  void kill();

  /** A child of this one. */
  record Child(Process process) implements Started {
    private static final int PATIENCE_SECONDS = 10;

    @Override
    public boolean runs() {
      return process.isAlive();
    }

    @Override
    public void stop() {
      process.destroy();
      ended();
    }

    @Override
    public void kill() {
      process.destroyForcibly();
      ended();
    }

    private void ended() {
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** In a container, which the engine takes away when the server ends. */
  record Contained(GenericContainer<?> container) implements Started {
    private static final int PATIENCE_SECONDS = 10;

    @Override
    public boolean runs() {
      return container.isRunning();
    }

    @Override
    public void stop() {
      if (runs()) {
        DockerClientFactory.instance()
            .client()
            .stopContainerCmd(container.getContainerId())
            .withTimeout(PATIENCE_SECONDS)
            .exec();
      }
      container.stop();
    }

    @Override
    public void kill() {
      container.stop();
    }
  }
}
