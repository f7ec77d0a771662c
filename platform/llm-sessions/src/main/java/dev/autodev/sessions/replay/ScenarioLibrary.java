package dev.autodev.sessions.replay;

import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionsConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All scenarios of this process: an override comes before the configured directory, that before the
 * class path; within one of them a script with more filters comes first.
 */
@Singleton
public class ScenarioLibrary {
  private final List<List<Scenario>> configured;
  private volatile List<Scenario> override = List.of();

  @Inject
  ScenarioLibrary(SessionsConfig config) {
    this(config.replay().scenarios(), Thread.currentThread().getContextClassLoader());
    config.replay().override().ifPresent(this::playInstead);
  }

  public ScenarioLibrary(Optional<Path> directory, ClassLoader loader) {
    configured =
        List.of(
            directory.map(ScenarioFiles::ofDirectory).orElse(List.of()),
            ScenarioFiles.ofClassPath(loader));
  }

  /** Reads all files when the application starts, so that a wrong one stops it. */
  void readAtStart(@Observes StartupEvent started) {}

  /** From now on this file's scripts come before all others. */
  public void playInstead(Path file) {
    override = List.of(ScenarioFiles.ofFile(file, ""));
  }

  /** Ends {@link #playInstead}. */
  public void playConfigured() {
    override = List.of();
  }

  Lookup lookUp(SessionKey key, String prompt) {
    for (List<Scenario> layer : layers()) {
      Optional<Lookup> found = in(layer, key, prompt);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Lookup.Missing(advice(key));
  }

  private List<List<Scenario>> layers() {
    return Stream.concat(Stream.of(override), configured.stream()).toList();
  }

  private static Optional<Lookup> in(List<Scenario> layer, SessionKey key, String prompt) {
    List<Lookup.Found> fitting = new ArrayList<>();
    for (Scenario scenario : layer) {
      if (scenario.repository().map(key.repository()::equals).orElse(true)) {
        scenario.scripts().stream()
            .filter(script -> script.fits(key, prompt))
            .forEach(script -> fitting.add(new Lookup.Found(scenario, script)));
      }
    }
    int most = fitting.stream().mapToInt(Lookup.Found::filters).max().orElse(0);
    fitting.removeIf(found -> found.filters() < most);
    fitting.sort(Comparator.comparing(found -> found.scenario().origin()));
    if (fitting.size() > 1) {
      return Optional.of(
          new Lookup.Missing(
              "Two replay scripts fit %s: in %s and in %s; give one of them a filter (repository, round, attempt, prompt) or remove it."
                  .formatted(
                      words(key),
                      fitting.get(0).scenario().origin(),
                      fitting.get(1).scenario().origin())));
    }
    return fitting.stream().map(Lookup.class::cast).findFirst();
  }

  private String advice(SessionKey key) {
    List<String> files =
        layers().stream().flatMap(List::stream).map(Scenario::origin).limit(10).toList();
    return ("No replay script fits %s%s. Add one to a file in swarm.sessions.replay.scenarios (task: %s, round: %d or any),"
            + " or choose another swarm.sessions.upstream. Files looked at: %s.")
        .formatted(
            words(key),
            isForOtherPrompts(key) ? " with this prompt; what is recorded is for others" : "",
            key.taskType(),
            key.round(),
            files.isEmpty() ? "none" : files);
  }

  private boolean isForOtherPrompts(SessionKey key) {
    return layers().stream()
        .flatMap(List::stream)
        .flatMap(scenario -> scenario.scripts().stream())
        .anyMatch(script -> script.task().equals(key.taskType()) && script.prompt().isPresent());
  }

  private static String words(SessionKey key) {
    return "task %s in round %d, attempt %d, of repository %s"
        .formatted(key.taskType(), key.round(), key.epoch(), key.repository());
  }

  /** What a look-up came to. */
  sealed interface Lookup {
    /** The script to play. */
    record Found(Scenario scenario, Script script) implements Lookup {
      int filters() {
        return script.filters() + (scenario.repository().isPresent() ? 1 : 0);
      }
    }

    /** None, or more than one; the advice says what to do. */
    record Missing(String advice) implements Lookup {}
  }
}
