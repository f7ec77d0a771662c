package dev.autodev.agent.left;

import dev.autodev.forge.Unfinished;
import dev.autodev.forge.UnfinishedNote;
import java.util.Optional;

/** The note with which an attempt that counts, or one that does not, leaves its work. */
final class Notes {
  private Notes() {}

  /** It was not the task's fault: what is known of endings that were is kept. */
  static UnfinishedNote after(
      Optional<Unfinished> known, String task, int epoch, String branch, String reason) {
    Optional<UnfinishedNote> counted = known.map(Unfinished::note).filter(note -> note.times() > 0);
    return new UnfinishedNote(
        task,
        epoch,
        branch,
        counted.map(UnfinishedNote::reason).orElse(reason),
        counted.map(UnfinishedNote::times).orElse(0));
  }

  /**
   * It counts.
   *
   * @param unchanged whether the files are those that are known
   */
  static UnfinishedNote counted(Optional<Unfinished> known, UnfinishedNote now, boolean unchanged) {
    int before =
        known
            .map(Unfinished::note)
            .filter(note -> unchanged && Alike.are(note.reason(), now.reason()))
            .map(UnfinishedNote::times)
            .orElse(0);
    return new UnfinishedNote(now.task(), now.epoch(), now.branch(), now.reason(), before + 1);
  }
}
