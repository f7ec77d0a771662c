package dev.autodev.forge;

import java.time.Duration;

/** Drops refs whose task was given up without a word to the forge. */
final class OldRefs {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Git git;
  private final LocalRepository repository;
  private final Git.Call there;
  private final String below;

  OldRefs(Git git, LocalRepository repository, String below) {
    this.git = git;
    this.repository = repository;
    this.there = git.in(repository.gitDirectory());
    this.below = below;
  }

  /** Those whose commits were made so long before this one. */
  void drop(String newest) {
    long now = Long.parseLong(there.run("log", "-1", "--format=%ct", "--end-of-options", newest));
    there
        .run("for-each-ref", "--format=%(committerdate:unix) %(objectname) %(refname)", below)
        .lines()
        .map(line -> line.split(" ", 3))
        .filter(ref -> ref.length == 3 && ref[0].matches("\\d{1,18}"))
        .filter(ref -> Long.parseLong(ref[0]) < now - KEPT.toSeconds())
        .forEach(ref -> repository.moveRef(git, ref[2], Refs.NONE, ref[1]));
  }
}
