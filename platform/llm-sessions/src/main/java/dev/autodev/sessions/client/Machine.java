package dev.autodev.sessions.client;

import dev.autodev.sessions.SessionsConfig;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What this machine has for clients, looked at once: their programs, and a cage for them. */
final class Machine {
  private static final Logger LOG = Logger.getLogger(Machine.class);

  private final SessionsConfig config;
  private final Map<String, ClientBinary> binaries = new HashMap<>();
  private @Nullable Cage cage;

  Machine(SessionsConfig config) {
    this.config = config;
  }

  synchronized ClientBinary binaryOf(ClientProgram client) throws InterruptedException {
    ClientBinary known = binaries.get(client.name());
    if (known == null) {
      known = ClientBinary.find(client, config.clients().folders());
      known.tell(client);
      binaries.put(client.name(), known);
    }
    return known;
  }

  synchronized Cage cage() throws InterruptedException {
    Cage known = cage;
    if (known == null) {
      known = Cages.of(config);
      cage = known;
      LOG.infof("clients are %s", known.words());
    }
    return known;
  }
}
