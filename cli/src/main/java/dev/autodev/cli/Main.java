package dev.autodev.cli;

import dev.autodev.cli.aegis.AegisCommand;
import dev.autodev.cli.swarm.CompletionCommand;
import dev.autodev.cli.swarm.SwarmCommand;
import dev.autodev.cli.tasks.TasksCommand;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** Runs the command whose name is the first argument; the scripts in bin/ pass it. */
public final class Main {
  private static final Set<String> VERSION = Set.of("--version", "-V");
  private static final Set<String> HELP = Set.of("--help", "-h");

  private Main() {}

  public static void main(String[] arguments) {
    var project = Path.of(System.getProperty("swarm.project", "")).toAbsolutePath();
    var invocation =
        new Invocation(
            new Streams(
                System.in,
                System.out,
                System.err,
                Boolean.getBoolean("swarm.interactive"),
                Integer.getInteger("swarm.columns", 0)),
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
    var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    var factory = factory(invocation);
    var command =
        switch (arguments[0]) {
          case "claude-swarm" -> command(SwarmCommand.class, SwarmCommand.BELOW, factory, rest);
          case "aegis" -> command(AegisCommand.class, AegisCommand.BELOW, factory, rest);
          default -> command(TasksCommand.class, TasksCommand.BELOW, factory, rest);
        };
    var errors = new ErrorReport(invocation);
    return command
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(int.class, Main::wholeNumber)
        .registerConverter(Integer.class, Main::wholeNumber)
        .setOut(invocation.terminal().writer())
        .setErr(invocation.errors().writer())
        .execute(rest);
  }

  /**
   * Where one below is named, that one alone, none for the version, and for the help what it says
   * of them: to make all of them takes longer than most run.
   */
  private static CommandLine command(
      Class<?> top, List<Class<?>> below, IFactory factory, String... arguments) {
    var command = new CommandLine(top, factory);
    if (arguments.length == 1 && VERSION.contains(arguments[0])) {
      return command;
    }
    if (arguments.length == 1 && HELP.contains(arguments[0])) {
      return listing(command, below);
    }
    below.stream()
        .filter(one -> arguments.length > 0 && name(one).equals(arguments[0]))
        .filter(one -> one != CompletionCommand.class) // looks at all of them
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(below)
        .forEach(one -> command.addSubcommand(new CommandLine(one, factory)));
    return command;
  }

  /** One stands for all below: each would be given the options that they inherit, for nobody. */
  private static CommandLine listing(CommandLine command, List<Class<?>> below) {
    Map<String, Help> listed = new LinkedHashMap<>();
    below.forEach(one -> listed.put(name(one), new Help(listed(one), command.getColorScheme())));
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> help.commandList(listed));
    return command.addSubcommand(new CommandLine(listed(below.getFirst())));
  }

  private static CommandSpec listed(Class<?> command) {
    var about = command.getAnnotation(Command.class);
    var listed = CommandSpec.create().name(about.name()).aliases(about.aliases());
    listed.usageMessage().description(about.description());
    return listed;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
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
