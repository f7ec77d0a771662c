package dev.autodev.sessions.replay;

import java.util.List;
import java.util.Optional;

/**
 * One scenario file.
 *
 * @param origin where it was read from, for messages
 * @param repository the only repository it is for, or any
 * @param model the model that was recorded; otherwise the one that is asked for
 */
record Scenario(
    String name,
    String origin,
    Optional<String> repository,
    Optional<String> model,
    List<Script> scripts) {
  Scenario {
    scripts = List.copyOf(scripts);
  }
}
