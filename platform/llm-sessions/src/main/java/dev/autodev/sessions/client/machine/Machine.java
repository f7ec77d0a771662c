package dev.autodev.sessions.client.machine;

import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.client.ClientProgram;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What this machine has for clients, looked at once: their programs, and a cage for them. */
public final class Machine {
  private static final Logger LOG = Logger.getLogger(Machine.class);

  private final SessionsConfig config;
  private final Map<String, ClientBinary> binaries = new HashMap<>();
  private @Nullable Cage cage;

  /** By these settings. */
  public Machine(SessionsConfig config) {
    this.config = config;
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
  public synchronized Cage cage() throws InterruptedException {
    Cage known = cage;
    if (known == null) {
      known = Cages.of(config);
      cage = known;
      LOG.infof("clients are %s", known.words());
    }
    return known;
  }
}
