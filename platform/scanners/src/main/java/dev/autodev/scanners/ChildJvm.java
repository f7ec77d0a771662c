package dev.autodev.scanners;

import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs an engine away from us: a small heap, a time limit, none of our environment. */
final class ChildJvm {

  private static final int KEPT_OUTPUT = 16 * 1024;
  private static final int QUOTED_OUTPUT = 600;

  private final ProcessRunner runner;
  private final List<String> options;

  ChildJvm(ProcessRunner runner) {
    this(
        runner,
        List.of(
            "-Xmx384m",
            "-Xss2m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8"));
  }

  ChildJvm(ProcessRunner runner, List<String> options) {
    this.runner = runner;
    this.options = List.copyOf(options);
  }

  /** Why the engine did not end as it should, if so. */
  Optional<String> run(
      ScanRequest request, String classPath, List<String> mainAndArguments, Set<Integer> fine)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> argv = new ArrayList<>(List.of(java.toString()));
    argv.addAll(options);
    argv.addAll(List.of("-cp", classPath));
    argv.addAll(mainAndArguments);
    Path directory = Files.createDirectories(request.outputDirectory());
    Finished finished =
        runner.run(
            new Command(
                argv,
                directory,
                ChildEnvironment.clean(directory.resolve("home"), Map.of()),
                Limits.of(request.timeout()).keeping(KEPT_OUTPUT),
                Optional.empty(),
                Redactor.of(List.of())));
    return problem(finished, fine);
  }

  private static Optional<String> problem(Finished finished, Set<Integer> fine) {
    return switch (finished.ending()) {
      case Ending.Exited exited ->
          fine.contains(exited.code())
              ? Optional.empty()
              : Optional.of("exited with " + exited.code() + quoted(finished.output()));
      case Ending.TimedOut timedOut ->
          Optional.of("was stopped after " + timedOut.after().toSeconds() + " s");
      case Ending.TooManyProcesses crowd ->
          Optional.of("was killed because it had " + crowd.seen() + " processes");
      case Ending.Interrupted interrupted -> Optional.of("was interrupted");
      case Ending.NotStarted notStarted -> Optional.of("did not start: " + notStarted.why());
    };
  }

  private static String quoted(String output) {
    String text = output.strip();
    return text.isEmpty()
        ? ""
        : ": " + text.substring(Math.max(0, text.length() - QUOTED_OUTPUT)).strip();
  }
}
