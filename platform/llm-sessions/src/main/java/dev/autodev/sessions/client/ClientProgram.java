package dev.autodev.sessions.client;

import dev.autodev.sessions.SessionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is particular to one command-line client. */
public interface ClientProgram {
  /** The name operators configure; also that of the program. */
  String name();

  /** The version it is tested with. */
  String testedVersion();

  /** The upstreams that its model may be behind, to look for notes of their limits. */
  List<String> upstreams();

  /** The program that {@code swarm.sessions.<name>.binary} names. */
  Optional<Path> configured();

  /** Writes what it needs to its directory, before it is started there. */
  void prepare(Briefing briefing) throws IOException;

  /** How it is started. */
  Launch begin(Briefing briefing) throws IOException;

  /** Whether its directory has its own record of a session, without which it cannot go on. */
  boolean remembers(RunDirectory directory, String session) throws IOException;

  /** The same session once more, told something new. */
  Launch goOn(Briefing briefing, String session, String prompt) throws IOException;

  /** For one session. */
  Dialect dialect(SessionRequest request);
}
