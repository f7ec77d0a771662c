package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java program that runs; it ends with us, because we hold the other end of its stdin. */
public final class JvmProcess {
  private static final Duration LAST = Duration.ofSeconds(20);

  private final String name;
  private final Process process;

  private JvmProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  static JvmProcess start(
      Place place, String name, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = builder(place, name, command, environment);
    return start(name, builder.redirectOutput(Redirect.appendTo(place.log(name).toFile())));
  }

  /** With what it prints in a file of its own. */
  static JvmProcess start(
      Place place,
      String name,
      List<String> command,
      Map<String, String> environment,
      Path output) {
    ProcessBuilder builder = builder(place, name, command, environment);
    return start(name, builder.redirectOutput(Redirect.to(output.toFile())));
  }

  private static ProcessBuilder builder(
      Place place, String name, List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(place.project().toFile())
            .redirectError(Redirect.appendTo(place.log(name).toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.matches("(SWARM|QUARKUS|MP_MESSAGING|ANTHROPIC)_.*"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(environment);
    return builder;
  }

  private static JvmProcess start(String name, ProcessBuilder builder) {
    int jar = builder.command().indexOf("-jar") + 1;
    if (jar > 0 && !Files.isRegularFile(Path.of(builder.command().get(jar)))) {
      throw new ChaosException(
          builder.command().get(jar) + " is not built; run scripts/chaos, which builds it");
    }
    try {
      return new JvmProcess(name, builder.start());
    } catch (IOException e) {
      throw new ChaosException(name + " cannot be started", e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The memory it has in RAM, in kilobytes; 0: it has ended, or this system does not tell. */
  public long residentKilobytes() {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** What it ended with; it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** SIGKILL; back when it is gone. */
  public void kill() {
    process.destroyForcibly();
    await(LAST);
  }

  /** SIGTERM; it drains. Java's own way would close its stdin first, and the leash with it. */
  public void stop() {
    if (process.isAlive()) {
      signal("TERM");
    }
  }

  /** Such as STOP, which freezes it, and CONT. */
  public void signal(String signal) {
    Signals.send(process.pid(), signal);
  }

  /** Whether it ended within the time. */
  public boolean await(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("interrupted", e);
    }
  }

  /** Its stdin. */
  OutputStream in() {
    return process.getOutputStream();
  }
}
