package dev.autodev.sessions.cage;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bubblewrap around one session, and its ways out where it has no network. */
final class BubblewrapCell implements Cell {
  private final List<String> cage;
  private final Map<String, String> environment;
  private final Optional<WaysOut> ways;

  private BubblewrapCell(
      List<String> cage, Map<String, String> environment, Optional<WaysOut> ways) {
    this.cage = cage;
    this.environment = environment;
    this.ways = ways;
  }

  static Cell withNetwork(Cage.Bubblewrap cage, Resident resident) throws IOException {
    return new BubblewrapCell(
        BubblewrapArguments.withNetwork(cage, resident), resident.environment(), Optional.empty());
  }

  static Cell without(Cage.Bubblewrap cage, Resident resident, AllowedHosts hosts)
      throws IOException {
    WaysOut ways = WaysOut.open(resident.gateway(), hosts);
    try {
      return new BubblewrapCell(
          Stream.concat(
                  BubblewrapArguments.without(cage, resident, ways.shown()).stream(),
                  ways.forwarder().stream())
              .toList(),
          ProxyVariables.addedTo(resident.environment(), ways.proxy()),
          Optional.of(ways));
    } catch (IOException | RuntimeException e) {
      ways.close();
      throw e;
    }
  }

  @Override
  public List<String> around(List<String> argv) {
    return Stream.concat(cage.stream(), argv.stream()).toList();
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public List<String> refusals() {
    return ways.map(WaysOut::refusals).orElse(List.of());
  }

  @Override
  public void close() {
    ways.ifPresent(WaysOut::close);
  }
}
