package dev.autodev.forge;

import dev.autodev.processes.ChildEnvironment;
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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The git command line, deaf to everything a machine, a user or a repository may have configured to
 * run: no hooks, filters, external diffs, monitors, prompts or signatures.
 */
final class Git {

  /**
   * Git's name for a tree with nothing in it; attributes are read from there, so there are none.
   */
  private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long KEPT_OUTPUT_BYTES = 8L * 1024 * 1024;
  private static final int SHOWN_OUTPUT = 2000;

  private static final List<String> SETTINGS =
      List.of(
          "core.hooksPath=/dev/null",
          "core.fsmonitor=false",
          "core.attributesFile=/dev/null",
          "core.excludesFile=/dev/null",
          "core.quotePath=true",
          "core.autocrlf=false",
          "core.filesRefLockTimeout=10000",
          "core.editor=true",
          "sequence.editor=true",
          "commit.gpgSign=false",
          "gc.auto=0",
          "maintenance.auto=false",
          "advice.detachedHead=false",
          "submodule.recurse=false",
          "fetch.recurseSubmodules=false",
          "protocol.ext.allow=never");

  private final ProcessRunner runner;
  private final Path home;
  private final Map<String, String> environment;

  /** Keeps an empty HOME in the given directory, made when it is missing. */
  Git(ProcessRunner runner, Path home) {
    this.runner = runner;
    this.home = home.toAbsolutePath();
    Map<String, String> extra = new HashMap<>();
    extra.put("GIT_CONFIG_NOSYSTEM", "1");
    extra.put("GIT_ATTR_NOSYSTEM", "1");
    extra.put("GIT_NO_LAZY_FETCH", "1");
    extra.put("GIT_NO_REPLACE_OBJECTS", "1");
    extra.put("GIT_TERMINAL_PROMPT", "0");
    extra.put("GIT_OPTIONAL_LOCKS", "0");
    extra.put("LC_ALL", "C");
    this.environment = ChildEnvironment.clean(this.home, extra);
    writeConfig(this.home.resolve(".gitconfig"));
  }

  /** A file and not -c, because only a file reaches the programs that git starts itself. */
  private static void writeConfig(Path file) {
    try {
      Path written = Files.createTempFile(file.getParent(), "gitconfig", ".tmp");
      Files.writeString(written, "[safe]\n\tdirectory = *\n[core]\n\thooksPath = /dev/null\n");
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + file + " for git", e);
    }
  }

  /** A directory for what is needed only for a moment. */
  Path scratch(String prefix) {
    try {
      return Files.createTempDirectory(Files.createDirectories(home.resolve("scratch")), prefix);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a scratch directory in " + home, e);
    }
  }

  /** Git on the repository itself; its working files, when it has any, are left alone. */
  Call in(Path gitDirectory) {
    return new Call(
        home,
        List.of("--git-dir=" + gitDirectory, "-c", "core.bare=true"),
        Map.of("GIT_ATTR_SOURCE", EMPTY_TREE));
  }

  /** Git in a worktree of ours. */
  Call at(Path worktree) {
    return new Call(
        worktree,
        List.of("--git-dir=" + worktree.resolve(".git"), "--work-tree=" + worktree),
        Map.of());
  }

  /** Git on a bare repository with the files of a folder that knows nothing of it. */
  Call filesOf(Path gitDirectory, Path folder) {
    return new Call(
        folder,
        List.of("-c", "core.bare=false", "--git-dir=" + gitDirectory, "--work-tree=" + folder),
        Map.of());
  }

  /** Git without a repository. */
  Call nowhere() {
    return new Call(home, List.of(), Map.of());
  }

  private Finished start(Call call, List<String> arguments) {
    List<String> argv = new ArrayList<>(List.of("git", "--no-pager"));
    for (String setting : SETTINGS) {
      argv.add("-c");
      argv.add(setting);
    }
    argv.addAll(call.options);
    argv.addAll(arguments);
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(call.variables);
    return runner.run(
        new Command(
            argv,
            call.directory,
            all,
            new Limits(TIMEOUT, GRACE, KEPT_OUTPUT_BYTES),
            Optional.empty(),
            Redactor.none()));
  }

  /** Where and as whom git runs. */
  final class Call {
    private final Path directory;
    private final List<String> options;
    private final Map<String, String> variables;

    private Call(Path directory, List<String> options, Map<String, String> variables) {
      this.directory = directory;
      this.options = options;
      this.variables = variables;
    }

    Call as(Author author) {
      return committing(author)
          .with(Map.of("GIT_AUTHOR_NAME", author.name(), "GIT_AUTHOR_EMAIL", author.email()));
    }

    /** As the committer only: a rebased commit keeps its author. */
    Call committing(Author author) {
      return with(
          Map.of("GIT_COMMITTER_NAME", author.name(), "GIT_COMMITTER_EMAIL", author.email()));
    }

    /** With these variables as well. */
    Call with(Map<String, String> more) {
      Map<String, String> all = new HashMap<>(variables);
      all.putAll(more);
      return new Call(directory, options, all);
    }

    /** Runs git, which may well fail. */
    Finished tryRun(String... arguments) {
      Finished finished = start(this, List.of(arguments));
      if (finished.ending() instanceof Ending.Exited) {
        return finished;
      }
      throw notFinished(arguments[0], finished.ending());
    }

    /** Runs git, which has to succeed, and gives its output without the last line break. */
    String run(String... arguments) {
      Finished finished = tryRun(arguments);
      if (!finished.ok()) {
        throw failed(arguments[0], finished);
      }
      return finished.output().stripTrailing();
    }

    /** The output when git succeeds. */
    Optional<String> ask(String... arguments) {
      Finished finished = tryRun(arguments);
      return finished.ok() ? Optional.of(finished.output().stripTrailing()) : Optional.empty();
    }

    /** The commit that a name stands for. */
    Optional<String> commit(String name) {
      return ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
    }
  }

  static ForgeException failed(String subcommand, Finished finished) {
    String output = finished.output().strip();
    String shown =
        output.length() <= SHOWN_OUTPUT ? output : output.substring(output.length() - SHOWN_OUTPUT);
    return new ForgeException(
        "git "
            + subcommand
            + " failed with code "
            + finished.exitCode()
            + ": "
            + shown
            + "; look at the repository, then let the task run again");
  }

  private static ForgeException notFinished(String subcommand, Ending ending) {
    return switch (ending) {
      case Ending.NotStarted(String why) ->
          new ForgeException("git could not be started: " + why + "; install git 2.30 or newer");
      case Ending.TimedOut(Duration after) ->
          new ForgeException(
              "git "
                  + subcommand
                  + " did not end within "
                  + after
                  + "; look at the load of the machine and its disk, then let the task run again");
      case Ending.TooManyProcesses(int seen) ->
          new ForgeException(
              "git "
                  + subcommand
                  + " was killed because it had "
                  + seen
                  + " processes; look at the repository, then let the task run again");
      case Ending.Interrupted() ->
          new ForgeException("git " + subcommand + " was interrupted; the task runs again later");
      case Ending.Exited(int code) -> throw new IllegalStateException("exited with " + code);
    };
  }
}
