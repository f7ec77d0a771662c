package dev.autodev.forge;

import java.util.List;

/** A forge where people ask for work by putting a label on an issue. Blocking, as the forge is. */
public interface Intake {
  /** Of this forge, before the names of its accounts: {@code gitlab}. */
  String name();

  /** Open issues with a label, the oldest first. */
  List<AskedIssue> asked(RepositoryRef repository, String label);

  /** Puts one label in another's place. */
  void relabel(RepositoryRef repository, String issue, String from, String to);

  /** Closes an issue. */
  void close(RepositoryRef repository, String issue);
}
