package dev.autodev.sessions.client.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which session a client has in its directory: written down when it opens one, and gone on with
 * only by the same version of the client, in the same worktree, where it still remembers it.
 */
final class KeptSession {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "session.json";

  private final ClientProgram program;
  private final Briefing briefing;
  private final String version;

  KeptSession(ClientProgram program, Briefing briefing, String version) {
    this.program = program;
    this.briefing = briefing;
    this.version = version;
  }

  private record Kept(String session, String version, String worktree) {}

  /** The session to go on with, if that is asked for and can be. */
  Optional<String> toGoOn() throws IOException {
    Path file = briefing.directory().root().resolve(FILE);
    if (briefing.request().goOn().isEmpty() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Kept kept = JSON.readValue(Files.readString(file), Kept.class);
    boolean same =
        kept.version().equals(version)
            && kept.worktree().equals(briefing.request().worktree().toString());
    return same && program.remembers(briefing.directory(), kept.session())
        ? Optional.of(kept.session())
        : Optional.empty();
  }

  void write(String session) throws IOException {
    String worktree = briefing.request().worktree().toString();
    briefing.directory().write(FILE, JSON.writeValueAsString(new Kept(session, version, worktree)));
  }
}
