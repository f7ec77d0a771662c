package dev.autodev.chaos.client;

import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.OwnProgram;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The client, as a process that nothing of what is broken can take with it. */
public final class ClientProcess implements AutoCloseable {
  private static final Duration LAST = Duration.ofSeconds(15);

  private final OwnProgram program;

  private ClientProcess(OwnProgram program) {
    this.program = program;
  }

  /** Files at once. */
  public static ClientProcess start(Fleet fleet, Load load, long seed) {
    List<String> arguments = new ArrayList<>();
    arguments.add(fleet.urls().stream().map(URI::toString).collect(Collectors.joining(",")));
    arguments.add(fleet.place().journal().toString());
    arguments.add(Long.toString(seed));
    arguments.addAll(load.arguments());
    return new ClientProcess(
        OwnProgram.start(fleet.place(), "client", ClientMain.class.getName(), arguments));
  }

  /**
   * A crowd that files so many tasks a second, whatever is answered.
   *
   * @param seed of its keys
   */
  public static ClientProcess crowd(Fleet fleet, int perSecond, long seed) {
    List<String> arguments =
        List.of(
            fleet.urls().getFirst().toString(),
            fleet.place().journal().toString(),
            Long.toString(seed),
            Integer.toString(perSecond));
    return new ClientProcess(
        OwnProgram.start(fleet.place(), "crowd", CrowdMain.class.getName(), arguments));
  }

  /** No more is filed; gates are still decided. */
  public void enough() {
    program.say("enough");
  }

  @Override
  public void close() {
    program.close(LAST);
  }
}
