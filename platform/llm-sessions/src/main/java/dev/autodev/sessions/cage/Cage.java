package dev.autodev.sessions.cage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What keeps a session's programs, and all that they start, from the rest of the machine. */
public sealed interface Cage {
  /** One around a session; to be closed with it. */
  Cell around(Resident resident) throws IOException;

  /** What it keeps from what, in words; or why there is none. */
  String words();

  /** None at all, and why. */
  record Open(String words) implements Cage {
    @Override
    public Cell around(Resident resident) {
      return new Cell.Open(resident.environment());
    }
  }

  /**
   * Namespaces of its own for mounts, processes and perhaps the network, made by this program.
   *
   * @param hidden folders of which it sees only what is its own
   */
  record Bubblewrap(String program, List<Path> hidden, Network network) implements Cage {
    @Override
    public Cell around(Resident resident) throws IOException {
      return switch (network) {
        case Network.Whole whole -> BubblewrapCell.withNetwork(this, resident);
        case Network.Only only -> BubblewrapCell.without(this, resident, only.hosts());
      };
    }

    @Override
    public String words() {
      return "confined by bubblewrap: it writes to its run directory, the caches of builds and, unless"
          + " it is to read only, its worktree, reads the rest but for other runs and temporary files, sees"
          + " no process but its own, and "
          + network.words();
    }
  }

  /** What of the network is to be reached from inside. */
  sealed interface Network {
    /** In words that go on from "and". */
    String words();

    /** All of it, and why. */
    record Whole(String why) implements Network {
      @Override
      public String words() {
        return "has the network, because " + why;
      }
    }

    /** The model gateway and these hosts. */
    record Only(AllowedHosts hosts) implements Network {
      @Override
      public String words() {
        return "reaches nothing but the model gateway and "
            + (hosts.isEmpty()
                ? "no host, because " + AllowedHosts.KEY + " is empty"
                : "the hosts of " + AllowedHosts.KEY);
      }
    }
  }
}
