package dev.autodev.forge;

import java.util.Optional;
import org.jboss.logging.Logger;

/** Merges one approved branch into the default branch, which moves by compare-and-swap only. */
final class BranchMerge {

  private static final Logger LOG = Logger.getLogger(BranchMerge.class);

  private final Git git;
  private final LocalRepository repository;
  private final Refs refs;
  private final MergeCommand command;

  BranchMerge(Git git, LocalRepository repository, MergeCommand command) {
    this.git = git;
    this.repository = repository;
    this.refs = new Refs(git, repository);
    this.command = command;
    Marker.check(command.marker());
  }

  MergeOutcome merge() {
    while (true) {
      String main = refs.defaultHead();
      Optional<MergeOutcome> instead = obstacle(main);
      if (instead.isPresent()) {
        return instead.get();
      }
      String merged = commit(main);
      if (refs.move(repository.ref().defaultBranch(), Optional.of(main), merged)) {
        return new MergeOutcome.Merged(merged, false);
      }
      LOG.debugf("workflow=%s lost the race for the default branch; looking again", marker());
    }
  }

  /** What is the case instead of a branch that is as approved, on top of the default branch. */
  Optional<MergeOutcome> obstacle() {
    return obstacle(refs.defaultHead());
  }

  private Optional<MergeOutcome> obstacle(String main) {
    Optional<String> earlier = findMarked(main);
    if (earlier.isPresent()) {
      return Optional.of(new MergeOutcome.Merged(earlier.get(), true));
    }
    String head = refs.head(command.branch());
    if (!head.equals(command.approvedSha())) {
      return Optional.of(new MergeOutcome.HeadMoved(head));
    }
    Git.Call here = git.in(repository.gitDirectory());
    String fork = here.ask("merge-base", main, head).orElse("");
    if (fork.equals(head)) {
      return Optional.of(new MergeOutcome.Merged(main, true)); // somebody else has put it there
    }
    return fork.equals(main)
        ? Optional.empty()
        : Optional.of(new BranchRebase(git, repository, command).onto(main, fork));
  }

  /** Only the commits the default branch itself was moved by count: anybody can write a trailer. */
  private Optional<String> findMarked(String main) {
    String format =
        "--format=%H %(trailers:key=" + MergeCommand.TRAILER + ",valueonly,separator=%x20)";
    return git.in(repository.gitDirectory())
        .run(
            "log",
            "--first-parent",
            "--fixed-strings",
            "--grep=" + MergeCommand.TRAILER + ": " + marker(),
            format,
            "--end-of-options",
            main)
        .lines()
        .filter(line -> line.substring(line.indexOf(' ') + 1).strip().equals(marker()))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  private String commit(String main) {
    String head = command.approvedSha();
    Git.Call here = git.in(repository.gitDirectory()).as(command.author());
    String message = command.message();
    return here.run("commit-tree", head + "^{tree}", "-p", main, "-p", head, "-m", message);
  }

  private String marker() {
    return command.marker();
  }
}
