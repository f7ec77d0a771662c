package dev.autodev.control;

import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.model.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What whoever files a template says to it.
 *
 * @param set values by the names that it asks for
 * @param repository goes before its own; absent: its own
 * @param after requests that the work waits for, by their ids
 */
public record Filling(Map<String, String> set, Optional<String> repository, List<String> after) {
  /** All may be absent. */
  public Filling {
    set = Require.copy(set);
    repository = Require.present(repository, "repository").filter(name -> !name.isBlank());
    after = Require.copy(after);
  }

  /** Work of a template, where and when this says. */
  ScheduledWork placed(ScheduledWork work) {
    return work.on(repository.or(work::repository)).after(after);
  }
}
