package dev.autodev.cli;

import dev.autodev.cli.aegis.AegisCommand;
import dev.autodev.cli.swarm.SwarmCommand;
import dev.autodev.cli.tasks.TasksCommand;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.TypeConversionException;

/** Runs the command whose name is the first argument; the scripts in bin/ pass it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var project = Path.of(System.getProperty("swarm.project", "")).toAbsolutePath();
    var invocation =
        new Invocation(
            new Streams(System.in, System.out, System.err, System.console() != null),
            environment(),
            project,
            Path.of("").toAbsolutePath(),
            Clock.systemUTC());
    System.exit(run(invocation, arguments));
  }

  private static Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    var keys = System.getProperty("swarm.keys");
    if (keys != null) {
      environment.putAll(ProviderKeys.in(Path.of(keys)));
    }
    return environment;
  }

  /** One command from its name and arguments to its exit code. */
  public static int run(Invocation invocation, String... arguments) {
    if (arguments.length == 0) {
      return Exit.USAGE;
    }
    var top =
        switch (arguments[0]) {
          case "claude-swarm" -> SwarmCommand.class;
          case "aegis" -> AegisCommand.class;
          default -> TasksCommand.class;
        };
    var errors = new ErrorReport(invocation);
    var command =
        new CommandLine(top, factory(invocation))
            .setExecutionExceptionHandler(errors)
            .setParameterExceptionHandler(errors)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(int.class, Main::wholeNumber)
            .setOut(invocation.terminal().writer())
            .setErr(invocation.errors().writer());
    return command.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no whole number, or a very large one");
    }
  }

  /** Hands the invocation to every command that asks for it in its constructor. */
  private static IFactory factory(Invocation invocation) {
    var fallback = CommandLine.defaultFactory();
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
          if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Invocation.class})) {
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(invocation));
          }
        }
        return fallback.create(type);
      }
    };
  }
}
