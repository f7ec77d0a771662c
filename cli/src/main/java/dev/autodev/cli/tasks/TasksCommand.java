package dev.autodev.cli.tasks;

import dev.autodev.cli.GlobalOptions;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.swarm.CompletionCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The top of claude-tasks. */
@Command(
    name = "claude-tasks",
    description = "File work for the swarm and follow it.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false, // none is a method: no look at each of them
    scope = CommandLine.ScopeType.INHERIT,
    version = "claude-tasks 1.0.0-SNAPSHOT",
    footer = {
      "",
      "Ids may be shortened as long as they are unique.",
      "Exit codes: 0 done, 1 failed, 2 usage, 130 interrupted, 141 nobody read on."
    })
public final class TasksCommand {
  /** Its commands; {@link dev.autodev.cli.Main} makes those that a call needs. */
  public static final List<Class<?>> BELOW =
      List.of(
          ListCommand.class,
          ShowCommand.class,
          ExplainCommand.class,
          CreateCommand.class,
          DoCommand.class,
          TemplatesCommand.class,
          LabelCommand.class,
          LabelsCommand.class,
          CancelCommand.class,
          RetryCommand.class,
          WatchCommand.class,
          LogsCommand.class,
          CompletionCommand.class);

  @Mixin private final GlobalOptions global;

  TasksCommand(Invocation invocation) {
    global = new GlobalOptions(invocation);
  }
}
