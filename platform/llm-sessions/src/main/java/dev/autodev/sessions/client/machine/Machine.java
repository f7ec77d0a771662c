package dev.autodev.sessions.client.machine;

import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.cage.Cage;
import dev.autodev.sessions.cage.Cages;
import dev.autodev.sessions.client.ClientProgram;
import java.util.HashMap;
import java.util.Map;

/** What this machine has for clients, looked at once: their programs, and a cage for them. */
public final class Machine {
  private final SessionsConfig config;
  private final Cages cages;
  private final Map<String, ClientBinary> binaries = new HashMap<>();

  /** By these settings. */
  public Machine(SessionsConfig config) {
    this.config = config;
    this.cages = new Cages(config);
  }

  /** The client's program. */
  public synchronized ClientBinary binaryOf(ClientProgram client) throws InterruptedException {
    ClientBinary known = binaries.get(client.name());
    if (known == null) {
      known = ClientBinary.find(client, config.clients().folders());
      known.tell(client);
      binaries.put(client.name(), known);
    }
    return known;
  }

  /** The cage that the settings ask for. */
  public Cage cage() throws InterruptedException {
    return cages.cage();
  }
}
