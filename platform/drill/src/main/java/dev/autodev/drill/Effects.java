package dev.autodev.drill;

import dev.autodev.agent.AgentConfig;
import dev.autodev.model.task.TaskOrder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of what this process did, one line each and on disk before the drill goes on: {@code
 * begun|done task epoch worker epoch-milliseconds}. A checker holds it against what the control
 * plane says.
 */
@Singleton
class Effects {
  /** No channel: an interrupted writer would close it for all others. */
  private final @Nullable FileOutputStream file;

  private final String worker;
  private final Clock clock = Clock.systemUTC();

  @Inject
  Effects(DrillConfig drill, AgentConfig agent) {
    this.worker = agent.worker();
    this.file = drill.effects().map(folder -> open(folder, worker)).orElse(null);
  }

  private static FileOutputStream open(Path folder, String worker) {
    try {
      Path ledger = Files.createDirectories(folder).resolve(worker + ".log");
      return new FileOutputStream(ledger.toFile(), true);
    } catch (IOException e) {
      throw new UncheckedIOException("swarm.drill.effects: no ledger in " + folder, e);
    }
  }

  void begun(TaskOrder order) {
    note("begun", order);
  }

  void done(TaskOrder order) {
    note("done", order);
  }

  private void note(String what, TaskOrder order) {
    if (file == null) {
      return;
    }
    String line =
        "%s %s %d %s %d%n".formatted(what, order.task(), order.epoch(), worker, clock.millis());
    try {
      synchronized (this) {
        file.write(line.getBytes(StandardCharsets.UTF_8));
      }
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException("an effect without a line in the ledger is none", e);
    }
  }

  @PreDestroy
  void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
