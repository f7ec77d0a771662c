package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A main class of this jar in a process of its own. */
public final class OwnProgram {
  private final JvmProcess process;

  private OwnProgram(JvmProcess process) {
    this.process = process;
  }

  /** It ends when we do, by the end of its stdin. */
  public static OwnProgram start(
      Place place, String name, String mainClass, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
    command.addAll(arguments);
    return new OwnProgram(JvmProcess.start(place, name, command, Map.of()));
  }

  /** One line to its stdin. */
  public void say(String line) {
    try {
      process.in().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.in().flush();
    } catch (IOException e) {
      throw new ChaosException(process.name() + " has ended; see its log", e);
    }
  }

  /** Its stdin ends; what does not end after that is killed. */
  public void close(Duration within) {
    try {
      process.in().close();
    } catch (IOException e) {
      // It has ended already.
    }
    if (!process.await(within)) {
      process.kill();
    }
  }
}
