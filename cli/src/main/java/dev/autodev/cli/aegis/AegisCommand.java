package dev.autodev.cli.aegis;

import dev.autodev.cli.GlobalOptions;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.swarm.CompletionCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The top of aegis. */
@Command(
    name = "aegis",
    description = "Let the swarm take its work from Asana.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false, // none is a method: no look at each of them
    scope = CommandLine.ScopeType.INHERIT,
    version = "aegis, version 1.0.0-SNAPSHOT",
    footer = {"", "Exit codes: 0 done, 1 failed, 2 usage, 130 interrupted, 141 nobody read on."})
public final class AegisCommand {
  /** Its commands; {@link dev.autodev.cli.Main} makes those that a call needs. */
  public static final List<Class<?>> BELOW =
      List.of(
          ConfigCommand.class,
          TestAsanaCommand.class,
          StartCommand.class,
          StateCommand.class,
          ListCommand.class,
          DoCommand.class,
          HistoryCommand.class,
          Move.Pause.class,
          Move.Resume.class,
          CompletionCommand.class);

  @Mixin private final GlobalOptions global;

  AegisCommand(Invocation invocation) {
    global = new GlobalOptions(invocation);
  }
}
