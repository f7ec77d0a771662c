package dev.autodev.forge;

import java.util.List;
import java.util.Optional;

/** A forge that tells what is held against a merge request. Blocking, as the forge is. */
public interface Feedback {
  /** Of this forge, before the names of its accounts: {@code gitlab}. */
  String name();

  /**
   * What people said on a merge request as long as it is open, the oldest first; nothing that the
   * swarm itself wrote.
   */
  List<Remark> remarks(RepositoryRef repository, String mergeRequest);

  /** How a merge request ended; empty: it has not, or the swarm itself has ended it. */
  Optional<Ending> ended(RepositoryRef repository, String mergeRequest);

  /** Jobs of a failed pipeline of exactly this commit; empty: it has not failed. */
  Optional<List<FailedJob>> failedPipeline(
      RepositoryRef repository, String mergeRequest, String sha);
}
