package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.CodeLocation;
import dev.autodev.asana.client.AsanaTask;
import dev.autodev.asana.client.CustomField;
import dev.autodev.asana.priority.Factors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scores what a poll found and says what is not taken by itself, and why.
 *
 * @param bot gid of the user whose token it is
 */
record Ranking(AsanaConfig config, Registered registered, String bot, Instant now) {
  /** In the order in which they were found. */
  List<Candidate> of(List<Found> found) {
    Map<String, Integer> waiting = new HashMap<>();
    found.forEach(
        one ->
            one.task()
                .dependencies()
                .forEach(first -> waiting.merge(first.gid(), 1, Integer::sum)));
    Set<String> open = found.stream().map(one -> one.task().gid()).collect(Collectors.toSet());
    return found.stream().map(one -> candidate(one, waiting, open)).toList();
  }

  private Candidate candidate(Found found, Map<String, Integer> waiting, Set<String> open) {
    AsanaTask task = found.task();
    Optional<String> location = CodeLocation.in(found.project().notes());
    Optional<String> repository = location.flatMap(registered::at);
    int waits = waiting.getOrDefault(task.gid(), 0) + task.subtasks();
    return new Candidate(
        task.gid(),
        found.project().gid(),
        found.project().name(),
        task.name(),
        task.url(),
        location.orElse(null),
        repository.orElse(null),
        factors(found, waits).score(config.weights().weights(), now),
        waits(task, location, repository, open));
  }

  private Factors factors(Found found, int waiting) {
    AsanaTask task = found.task();
    return new Factors(
        due(task),
        waiting,
        CustomField.value(task.customFields(), config.priorityField()),
        CustomField.value(found.project().customFields(), config.importanceField()),
        Optional.ofNullable(task.createdAt()).orElse(now));
  }

  private Optional<Instant> due(AsanaTask task) {
    return Optional.ofNullable(task.dueAt())
        .or(() -> Optional.ofNullable(task.dueOn()).map(this::endOf));
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(config.zone()).toInstant();
  }

  private @Nullable String waits(
      AsanaTask task, Optional<String> location, Optional<String> repository, Set<String> open) {
    if (task.assignee() != null && !task.assignee().gid().equals(bot)) {
      return "assigned to " + Optional.ofNullable(task.assignee().name()).orElse("somebody");
    }
    if (task.dependencies().stream().anyMatch(first -> open.contains(first.gid()))) {
      return "waits for another task";
    }
    if (location.isEmpty()) {
      return "the project's notes have no line 'Code Location: ...'";
    }
    return repository.isPresent()
        ? null
        : "no repository is registered at %s; take it with aegis do, or register it"
            .formatted(location.get());
  }
}
