package dev.autodev.forge;

import java.util.List;
import java.util.Optional;

/** The message of the commit that holds unfinished work: trailers say whose it is. */
final class UnfinishedMessage {
  static final Author AUTHOR = new Author("Auto-Dev", "agent@auto-dev.invalid");

  /** Commit, parents, tree, then the trailers, each on a line. */
  static final String FORMAT = "--format=%H%n%P%n%T%n%(trailers:only,unfold,separator=%x0A)";

  private static final int BEFORE_TRAILERS = 3;
  private static final String EPOCH = "Auto-Dev-Epoch: ";
  private static final String BRANCH = "Auto-Dev-Branch: ";
  private static final String TIMES = "Auto-Dev-Times: ";
  private static final String REASON = "Auto-Dev-Reason: ";

  private UnfinishedMessage() {}

  static String of(UnfinishedNote note) {
    return String.join(
        "\n",
        "Unfinished work of task " + note.task(),
        "",
        EPOCH + note.epoch(),
        BRANCH + note.branch(),
        TIMES + note.times(),
        REASON + note.reason());
  }

  /** Empty for what is no message of ours. */
  static Optional<Unfinished> read(String task, String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < BEFORE_TRAILERS || lines.get(1).contains(" ")) {
      return Optional.empty();
    }
    List<String> trailers = lines.subList(BEFORE_TRAILERS, lines.size());
    try {
      UnfinishedNote note =
          new UnfinishedNote(
              task,
              Integer.parseInt(value(trailers, EPOCH)),
              value(trailers, BRANCH),
              value(trailers, REASON),
              Integer.parseInt(value(trailers, TIMES)));
      return Optional.of(new Unfinished(note, lines.get(0), lines.get(1), lines.get(2)));
    } catch (NumberFormatException | ForgeException e) {
      return Optional.empty();
    }
  }

  private static String value(List<String> trailers, String key) {
    return trailers.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst()
        .orElse("");
  }
}
