package dev.autodev.sessions.cage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The session that a cage is around.
 *
 * @param writes whether it may write to its worktree
 * @param own a directory that it may write to besides its worktree
 * @param environment its programs' variables, which say where builds keep what they have fetched
 * @param program the client's, which is to be seen wherever it lies
 * @param gateway where it finds its model, on loopback
 */
public record Resident(
    Path worktree,
    boolean writes,
    Path own,
    Map<String, String> environment,
    Optional<Path> program,
    URI gateway) {
  public Resident {
    environment = Map.copyOf(environment);
  }
}
