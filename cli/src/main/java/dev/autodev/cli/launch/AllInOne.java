package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole swarm in one process. */
public final class AllInOne {
  private static final String NAME = "swarm";
  private static final Path JAR = Path.of("services/local/target/quarkus-app/quarkus-run.jar");

  private AllInOne() {}

  public static boolean isBuilt(Path project) {
    return Files.exists(jar(project));
  }

  static Path jar(Path project) {
    return project.resolve(JAR);
  }

  public static void startInBackground(LaunchPlace place) {
    var process = start(place, place.logging(NAME));
    place.awaitReady(NAME, process);
  }

  /** Until it ends or this command is interrupted; its log goes to the terminal. */
  public static int runInForeground(LaunchPlace place) {
    var process = start(place, Redirect.INHERIT);
    var stop = new Thread(() -> stopAndWait(process), "stop-swarm");
    Runtime.getRuntime().addShutdownHook(stop);
    place.awaitReady(NAME, process);
    place.invocation().terminal().line("The swarm is up: %s", place.url());
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("interrupted");
    } finally {
      ServerFile.in(place.data()).delete();
    }
  }

  private static Process start(LaunchPlace place, Redirect log) {
    var process = program(place).start(place.invocation(), log, log);
    place.remember(RunningSwarm.ALL_IN_ONE, List.of(ServiceProcess.of(NAME, process)));
    return process;
  }

  private static void stopAndWait(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JavaProgram program(LaunchPlace place) {
    var flags = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    flags.addAll(archive(place));
    return new JavaProgram(
        NAME, jar(place.invocation().project()), flags, List.of(), environment(place), Set.of());
  }

  private static Map<String, String> environment(LaunchPlace place) {
    var environment = new HashMap<>(place.recordings());
    environment.put("SWARM_DATA", place.data().toString());
    environment.putAll(place.door().environment());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(place.port()));
    return environment;
  }

  /** Class data of the last run, written when it ends: the next start is quicker. */
  private static List<String> archive(LaunchPlace place) {
    try {
      var folder = Files.createDirectories(place.data().resolve("cache"));
      return List.of(
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=" + folder.resolve("swarm.jsa"),
          "-Xshare:auto",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");
    } catch (IOException e) {
      return List.of();
    }
  }
}
