package dev.autodev.webhook;

import java.util.Locale;

/**
 * Something to be looked at.
 *
 * @param place address of the repository; empty where there is none
 * @param subject number of the issue or merge request there; may be empty
 * @param author who did it, by the name there; may be empty
 */
record Hint(Topic topic, String place, String subject, String author) {
  private static final int LONGEST = 500;

  Hint {
    place = plain(place);
    subject = plain(subject);
    author = plain(author);
  }

  /** What is to be looked at. */
  enum Topic {
    /** An issue that may ask for work. */
    ISSUE,
    /** A comment on a merge request, or its failed pipeline. */
    MERGE_REQUEST,
    /** Tasks in Asana. */
    TASKS;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing that PostgreSQL would refuse or a log would break its lines at. */
  private static String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
