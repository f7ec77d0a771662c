package dev.autodev.agent.tests;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.TestReport;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.processes.Command;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs a repository's tests by a shell in its worktree, bounded in time and output. */
public final class TestRun {
  private final AgentConfig.Tests config;
  private final ProcessRunner processes;
  private final Redactor redactor;

  /** With the programs of one attempt. */
  public TestRun(AgentConfig.Tests config, ProcessRunner processes, Redactor redactor) {
    this.config = config;
    this.processes = processes;
    this.redactor = redactor;
  }

  /**
   * Runs them and reads what they left.
   *
   * @throws AttemptEnded when no command is known, or when the run is interrupted
   */
  public TestReport run(Asked asked) {
    String command = command(asked);
    Map<String, String> environment = withReports(asked);
    Map<Path, ReportFiles.Stamp> before = standing(asked);
    Finished finished =
        processes.run(
            new Command(
                List.of("sh", "-c", command),
                asked.worktree(),
                environment,
                limits(),
                Optional.of(asked.log()),
                redactor));
    switch (finished.ending()) {
      case Ending.Interrupted interrupted ->
          throw new AttemptEnded(new TaskOutcome.Interrupted("stopped while the tests ran"));
      case Ending.NotStarted notStarted ->
          throw new AttemptEnded(
              new TaskOutcome.Retry(
                  "the tests could not be started: " + notStarted.why(), Optional.empty()));
      case Ending.Exited exited -> {}
      case Ending.TimedOut timedOut -> {}
      case Ending.TooManyProcesses crowd -> {}
    }
    return new TestVerdict(asked, command, finished, redactor)
        .with(
            JunitReports.read(written(asked, before, JunitReports::named)),
            CoverageReports.read(written(asked, before, CoverageReports::named)));
  }

  private static Map<Path, ReportFiles.Stamp> standing(Asked asked) {
    Predicate<String> report = name -> JunitReports.named(name) || CoverageReports.named(name);
    Map<Path, ReportFiles.Stamp> all =
        new HashMap<>(ReportFiles.standing(asked.worktree(), report));
    all.putAll(ReportFiles.standing(asked.reports(), report));
    return all;
  }

  private static List<Path> written(
      Asked asked, Map<Path, ReportFiles.Stamp> before, Predicate<String> name) {
    List<Path> files = new ArrayList<>(ReportFiles.writtenSince(before, asked.worktree(), name));
    files.addAll(ReportFiles.writtenSince(before, asked.reports(), name));
    return ReportFiles.affordable(files);
  }

  private static String command(Asked asked) {
    if (!asked.command().isBlank()) {
      return asked.command();
    }
    String path = asked.environment().getOrDefault("PATH", "");
    return TestCommand.detect(asked.worktree(), path)
        .orElseThrow(
            () ->
                new AttemptEnded(
                    new TaskOutcome.Failed(
                        "no test command is known: none is configured and no build file names one;"
                            + " "
                            + TestCommand.REMEDY)));
  }

  private Map<String, String> withReports(Asked asked) {
    try {
      Files.createDirectories(asked.reports());
      Files.createDirectories(asked.log().toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new HashMap<>(asked.environment());
    environment.put("SWARM_REPORTS", asked.reports().toString());
    environment.put("CI", "true");
    return environment;
  }

  private Limits limits() {
    return new Limits(config.timeout(), config.grace(), config.keptOutput(), config.processes());
  }

  /**
   * What to run and where.
   *
   * @param command empty: detected
   * @param environment complete
   * @param reports where commands that can be told so leave their reports
   * @param log gets the output
   * @param coverageThreshold least line coverage in percent, 0 = not asked for
   */
  public record Asked(
      Path worktree,
      String command,
      Map<String, String> environment,
      Path reports,
      Path log,
      int coverageThreshold) {}
}
