package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A jar run in the background. Keys do not come in its environment.
 *
 * @param withheld environment variables of ours, and keys, that it must not have
 */
record JavaProgram(
    String name,
    Path jar,
    List<String> flags,
    List<String> arguments,
    Map<String, String> environment,
    Set<String> withheld) {

  /** Starts it in a session of its own: an interrupt typed into this terminal is not for it. */
  Process start(Invocation invocation, Redirect output, Redirect errors) {
    if (!Files.isRegularFile(jar)) {
      throw CliException.failed(
          "%s is not built (%s); run scripts/build and start again".formatted(name, jar));
    }
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .directory(invocation.project().toFile())
            .redirectOutput(output)
            .redirectError(errors);
    builder.environment().putAll(invocation.environment());
    builder.environment().keySet().removeAll(withheld);
    builder.environment().putAll(environment);
    var keys = HandedOverKeys.of(invocation.environment(), withheld);
    keys.prepare(builder);
    try {
      var process = builder.start();
      keys.handTo(process);
      return process;
    } catch (IOException e) {
      throw CliException.failed("%s cannot be started: %s".formatted(name, e.getMessage()));
    }
  }
}
