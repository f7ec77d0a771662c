package dev.autodev.cli;

import dev.autodev.aws.CloudException;
import dev.autodev.cli.api.RefusedException;
import dev.autodev.cli.api.UnreachableException;
import dev.autodev.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every exception into one red line and an exit code. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Invocation invocation;

  ErrorReport(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return switch (e) {
      case CliException cli -> report(cli.getMessage(), cli.exitCode());
      case RefusedException refused ->
          report(refused.getMessage(), refused.isUsage() ? Exit.USAGE : Exit.FAILED);
      case UnreachableException unreachable -> report(unreachable.getMessage(), Exit.FAILED);
      case CloudException.NotConfigured missing -> report(missing.getMessage(), Exit.USAGE);
      case CloudException cloud -> report(cloud.getMessage(), Exit.FAILED);
      default ->
          report(
              "%s failed unexpectedly: %s; please report it with SWARM_DEBUG=1 set"
                  .formatted(command.getCommandName(), e),
              Exit.FAILED,
              e);
    };
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    if (e.getCause() instanceof CliException cli) {
      return report(cli.getMessage(), cli.exitCode());
    }
    var name = e.getCommandLine().getCommandSpec().qualifiedName();
    report(said(e) + "; see " + name + " --help", Exit.USAGE);
    UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
    return Exit.USAGE;
  }

  private static String said(ParameterException e) {
    var message = String.valueOf(e.getMessage());
    return message.equals("Missing required subcommand")
        ? "Name a command: " + String.join(", ", e.getCommandLine().getSubcommands().keySet())
        : message;
  }

  private int report(@Nullable String message, int exitCode) {
    invocation.errors().red(Terminal.safe(String.valueOf(message)));
    return exitCode;
  }

  private int report(String message, int exitCode, Exception cause) {
    if (invocation.environment().containsKey("SWARM_DEBUG")) {
      cause.printStackTrace();
    }
    return report(message, exitCode);
  }
}
