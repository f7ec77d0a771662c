package dev.autodev.control;

import dev.autodev.control.schedule.Placeholders;
import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import dev.autodev.model.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A template of tasks or workflows.
 *
 * @param name of letters, digits, dots, underscores and dashes
 * @param description what it is for
 * @param work what is filed, after nothing; its texts may hold {@code {{names}}}, for which whoever
 *     files it gives values
 */
public record NewTemplate(String name, String description, ScheduledWork work) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int LONGEST_DESCRIPTION = 2_000;

  /** Filled in by a schedule at each of its times. */
  private static final Set<String> OF_SCHEDULES = Set.of("date", "time", "schedule");

  /** Name and work are needed. */
  public NewTemplate {
    name = Require.text(name, "name").strip();
    if (!NAME.matcher(name).matches()) {
      throw new InvalidModelException(
          "name must be of letters, digits, dots, underscores and dashes, at most 100, and begin with a letter or digit");
    }
    description = Require.orEmpty(description);
    Require.between(description.length(), 0, LONGEST_DESCRIPTION, "the length of description");
    work = Require.present(work, "work");
    if (!work.after().isEmpty()) {
      throw new InvalidModelException(
          "work.after names particular requests; leave it out, and name them when the template is filed");
    }
  }

  /** The same for another repository. */
  public NewTemplate on(Optional<String> repository) {
    return new NewTemplate(name, description, work.on(repository));
  }

  /** The names that stand in its texts. */
  public SortedSet<String> asks() {
    return Placeholders.in(Json.tree(work));
  }

  /** Its work to be filed now. */
  public ScheduledWork filled(Map<String, String> values) {
    return filled(values, Set.of());
  }

  /** Its work for a schedule, which fills in date, time and its own name by itself. */
  public ScheduledWork filledForSchedule(Map<String, String> values) {
    return filled(values, OF_SCHEDULES);
  }

  private ScheduledWork filled(Map<String, String> values, Set<String> later) {
    SortedSet<String> asks = asks();
    SortedSet<String> missing = new TreeSet<>(asks);
    missing.removeAll(values.keySet());
    missing.removeAll(later);
    if (!missing.isEmpty()) {
      throw new ControlPlaneException.Invalid(
          "set",
          "template '%s' needs a value for %s; give each, such as --set %s=..."
              .formatted(name, String.join(", ", missing), missing.first()));
    }
    SortedSet<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(asks);
    if (!unknown.isEmpty()) {
      throw new ControlPlaneException.Invalid(
          "set",
          "template '%s' does not ask for %s; it asks for %s"
              .formatted(
                  name,
                  String.join(", ", unknown),
                  asks.isEmpty() ? "nothing" : String.join(", ", asks)));
    }
    Map<String, String> all = new TreeMap<>(values);
    later.forEach(each -> all.putIfAbsent(each, "{{" + each + "}}"));
    return Json.read(new Placeholders(all).fill(Json.tree(work)), ScheduledWork.class);
  }
}
