package dev.autodev.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.aws.CloudException;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.api.RefusedException;
import dev.autodev.cli.api.UnreachableException;
import dev.autodev.cli.terminal.OutputEndedException;
import dev.autodev.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every exception into one red line, or with --json an object, and an exit code. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Invocation invocation;

  ErrorReport(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return switch (e) {
      case OutputEndedException ended -> Exit.OUTPUT_ENDED;
      case CliException cli -> report(cli.getMessage(), cli.exitCode());
      case RefusedException refused ->
          report(
              refused.getMessage(),
              refused.isUsage() ? Exit.USAGE : Exit.FAILED,
              Optional.of(refused.answer()));
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
    // What comes after the mistake was not read.
    invocation.json(invocation.json() || List.of(arguments).contains("--json"));
    if (e.getCause() instanceof CliException cli) {
      return report(cli.getMessage(), cli.exitCode());
    }
    var name = e.getCommandLine().getCommandSpec().qualifiedName();
    return report(said(e) + "; see " + name + " --help", Exit.USAGE);
  }

  private static String said(ParameterException e) {
    var message = String.valueOf(e.getMessage());
    var below = String.join(", ", e.getCommandLine().getSubcommands().keySet());
    if (message.equals("Missing required subcommand")) {
      return "Name a command: " + below;
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      return said(unmatched, below);
    }
    return message.replaceFirst("^Error: ", "").replace("option option", "option");
  }

  private static String said(UnmatchedArgumentException e, String below) {
    var given = e.getUnmatched().get(0);
    if (!below.isEmpty() && !e.isUnknownOption()) {
      return "There is no command '%s'; there are %s".formatted(given, below);
    }
    var near = e.getSuggestions();
    return "%s '%s' is not understood%s"
        .formatted(
            e.isUnknownOption() ? "The option" : "The word",
            given,
            near.isEmpty() || !e.isUnknownOption()
                ? ""
                : "; near to it: " + String.join(", ", near));
  }

  private int report(@Nullable String message, int exitCode) {
    return report(message, exitCode, Optional.empty());
  }

  /** A line for people, for programs an object; what a server said of it is in that as well. */
  private int report(@Nullable String message, int exitCode, Optional<JsonNode> answer) {
    try {
      print(message, exitCode, answer);
    } catch (OutputEndedException e) {
      // Nobody hears what is wrong; the exit code says that something is.
    }
    return exitCode;
  }

  private void print(@Nullable String message, int exitCode, Optional<JsonNode> answer) {
    if (invocation.json()) {
      var object = Json.object().put("error", message).put("exitCode", exitCode);
      answer.filter(node -> !node.isEmpty()).ifPresent(node -> object.set("problem", node));
      invocation.errors().line(Json.pretty(object));
    } else {
      invocation.errors().red(Terminal.safe(String.valueOf(message)));
    }
  }

  private int report(String message, int exitCode, Exception cause) {
    if (invocation.environment().containsKey("SWARM_DEBUG")) {
      cause.printStackTrace();
    }
    return report(message, exitCode);
  }
}
