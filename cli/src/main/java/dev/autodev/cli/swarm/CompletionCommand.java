package dev.autodev.cli.swarm;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete these commands. */
@Command(name = "completion", description = "Print a completion script: bash, zsh or fish.")
public final class CompletionCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private String shell = "";

  CompletionCommand(Invocation invocation) {
    this.invocation = invocation;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    var top = spec.root().commandLine();
    var name = top.getCommandName();
    invocation
        .terminal()
        .line(
            switch (shell) {
              // Picocli's script turns bash completion of zsh on by itself.
              case "bash", "zsh" -> AutoComplete.bash(name, top);
              case "fish" -> fish(name, top);
              default ->
                  throw CliException.usage(
                      "'%s' is no shell known here; give bash, zsh or fish".formatted(shell));
            });
    return Exit.DONE;
  }

  /** The first word after the name, and each command's options. */
  private static String fish(String name, CommandLine top) {
    return top.getSubcommands().entrySet().stream()
        .map(command -> fish(name, command.getKey(), command.getValue().getCommandSpec()))
        .collect(Collectors.joining("\n", "complete -c " + name + " -f\n", ""));
  }

  private static String fish(String name, String command, CommandSpec of) {
    var words = new StringBuilder();
    words.append(
        "complete -c %s -n __fish_use_subcommand -a %s -d %s"
            .formatted(name, command, quoted(String.join(" ", of.usageMessage().description()))));
    for (var below : of.subcommands().entrySet()) {
      words.append(
          "%ncomplete -c %s -n '__fish_seen_subcommand_from %s' -a %s"
              .formatted(name, command, below.getKey()));
    }
    of.options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .filter(option -> option.startsWith("--"))
        .forEach(
            option ->
                words.append(
                    "%ncomplete -c %s -n '__fish_seen_subcommand_from %s' -l %s"
                        .formatted(name, command, option.substring(2))));
    return words.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
