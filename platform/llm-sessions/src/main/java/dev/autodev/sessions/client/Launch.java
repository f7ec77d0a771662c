package dev.autodev.sessions.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One start of a client.
 *
 * @param environment its own variables, which come on top of the clean basics
 * @param input the file that holds the prompt; it is the client's stdin
 */
public record Launch(List<String> argv, Map<String, String> environment, Path input) {
  public Launch {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }
}
