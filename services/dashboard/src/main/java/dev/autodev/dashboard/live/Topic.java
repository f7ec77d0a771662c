package dev.autodev.dashboard.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page listens to: {@code swarm}, or one task as {@code task:<id>}.
 *
 * @param task whose topic it is; absent: the swarm as a whole
 */
record Topic(Optional<String> task) {
  static final Topic SWARM = new Topic(Optional.empty());

  private static final Pattern FORM = Pattern.compile("swarm|task:([0-9a-z][0-9a-z-]{0,63})");

  /** Absent: nobody speaks of that. */
  static Optional<Topic> of(String name) {
    Matcher form = FORM.matcher(name);
    return form.matches()
        ? Optional.of(new Topic(Optional.ofNullable(form.group(1))))
        : Optional.empty();
  }

  static Topic task(String id) {
    return new Topic(Optional.of(id));
  }
}
