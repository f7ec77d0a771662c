package dev.autodev.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL server on our data directory that outlived the process which had started it. */
record SurvivingPostmaster(ProcessHandle process, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  static Optional<SurvivingPostmaster> find(Path dataDirectory) throws IOException {
    var pidFile = dataDirectory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    var pid = Long.parseLong(lines.get(PID_LINE).strip());
    var port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return ProcessHandle.of(pid)
        .filter(ProcessEnd::isRunning)
        .filter(process -> runsOn(process, dataDirectory))
        .map(process -> new SurvivingPostmaster(process, port));
  }

  /**
   * PostgreSQL takes a killed process that nobody has reaped for a server that runs, and would not
   * start. Its lock goes only when none of its helpers works on the directory any more.
   */
  static void unlockAfterUnreaped(Path dataDirectory) throws IOException {
    var pidFile = dataDirectory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    var unreaped =
        !lines.isEmpty()
            && ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                .filter(process -> process.isAlive() && !ProcessEnd.isRunning(process))
                .isPresent();
    if (unreaped) {
      awaitHelpers(dataDirectory.toRealPath());
      Files.deleteIfExists(pidFile);
    }
  }

  private static void awaitHelpers(Path dataDirectory) {
    ProcessHandle.allProcesses()
        .filter(process -> worksIn(process, dataDirectory))
        .forEach(
            helper -> {
              if (!ProcessEnd.await(helper, Duration.ofSeconds(20))) {
                throw new EmbeddedServersException(
                    "Process %d of a killed PostgreSQL still works on %s; end it and start again"
                        .formatted(helper.pid(), dataDirectory));
              }
            });
  }

  private static boolean worksIn(ProcessHandle process, Path directory) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .startsWith(directory);
    } catch (IOException e) {
      return false; // ended, or another user's
    }
  }

  /** A process id may have been given to another program since. */
  private static boolean runsOn(ProcessHandle process, Path dataDirectory) {
    try {
      var commandLine = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return commandLine.contains(dataDirectory.toString());
    } catch (IOException e) {
      return process.info().commandLine().orElse("").contains("postgres");
    }
  }

  /** Ends its sessions and stops it cleanly (SIGINT is PostgreSQL's fast shutdown). */
  void stop() throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    if (!ProcessEnd.await(process, Duration.ofSeconds(20))) {
      throw new EmbeddedServersException(
          "PostgreSQL process %d of an earlier start does not stop; end it and start again"
              .formatted(process.pid()));
    }
  }
}
