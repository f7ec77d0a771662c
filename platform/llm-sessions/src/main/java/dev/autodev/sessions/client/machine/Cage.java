package dev.autodev.sessions.client.machine;

import dev.autodev.sessions.client.Briefing;
import java.io.IOException;
import java.util.List;

/** What keeps a client, and all that it starts, from the rest of the machine. */
public sealed interface Cage {
  /** The command with the cage around it. */
  List<String> around(List<String> argv, Briefing briefing) throws IOException;

  /** What it keeps from what, in words; or why there is none. */
  String words();

  /** None at all, and why. */
  record Open(String words) implements Cage {
    @Override
    public List<String> around(List<String> argv, Briefing briefing) {
      return argv;
    }
  }

  /** Namespaces of its own for mounts and processes, made by this program. */
  record Bubblewrap(String program) implements Cage {
    @Override
    public List<String> around(List<String> argv, Briefing briefing) throws IOException {
      return BubblewrapArguments.around(program, argv, briefing);
    }

    @Override
    public String words() {
      return "confined by bubblewrap: it writes to its worktree, its run directory and the caches of"
          + " builds, reads the rest but for other temporary files, sees no process but its own, and"
          + " has the network";
    }
  }
}
