package dev.autodev.cli.launch;

import dev.autodev.cli.ProviderKeys;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The webhook service as a process of its own. Strangers reach it: of all that this shell has, it
 * is given the secrets of hooks and a role of the database that may add a line to one table.
 */
record HooksProcess(LaunchPlace place) {
  static final String NAME = "webhook";

  boolean isWanted() {
    var environment = place.invocation().environment();
    return ProviderKeys.OF_HOOKS.stream()
        .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
  }

  Map<String, String> port() {
    return Map.of("QUARKUS_HTTP_PORT", Integer.toString(place.hooksPort()));
  }

  /** What others are given in the environment. */
  Set<String> withheld(Set<String> ofOthers) {
    var environment = place.invocation().environment();
    var withheld = new HashSet<>(ProviderKeys.allBut(ProviderKeys.OF_HOOKS, environment));
    withheld.addAll(ofOthers);
    return withheld;
  }

  URI url() {
    return URI.create("http://%s:%d".formatted(LaunchPlace.HOST, place.hooksPort()));
  }

  /** In one line. */
  String words() {
    return isWanted()
        ? "Webhooks are taken in at %s/hooks/gitlab, /github and /asana".formatted(url())
        : "No webhook service runs: none of %s is set; polling finds everything"
            .formatted(String.join(", ", ProviderKeys.OF_HOOKS.stream().sorted().toList()));
  }
}
