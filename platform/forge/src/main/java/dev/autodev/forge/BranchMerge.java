package dev.autodev.forge;

import java.util.Optional;
import org.jboss.logging.Logger;

/** Merges one approved branch into the default branch, which moves by compare-and-swap only. */
final class BranchMerge {

  static final String TRAILER = "Auto-Dev-Workflow";

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
      Optional<String> earlier = findMarked(main);
      if (earlier.isPresent()) {
        return new MergeOutcome.Merged(earlier.get(), true);
      }
      String head = refs.head(command.branch());
      if (!head.equals(command.approvedSha())) {
        return new MergeOutcome.HeadMoved(head);
      }
      Git.Call here = git.in(repository.gitDirectory());
      String fork = here.ask("merge-base", main, head).orElse("");
      if (fork.equals(head)) {
        return new MergeOutcome.Merged(main, true); // somebody else has put it there
      }
      if (!fork.equals(main)) {
        return new BranchRebase(git, repository, command).onto(main, fork);
      }
      String merged = commit(here, main, head);
      if (refs.move(repository.ref().defaultBranch(), Optional.of(main), merged)) {
        return new MergeOutcome.Merged(merged, false);
      }
      LOG.debugf("workflow=%s lost the race for the default branch; looking again", marker());
    }
  }

  /** Only the commits the default branch itself was moved by count: anybody can write a trailer. */
  private Optional<String> findMarked(String main) {
    String format = "--format=%H %(trailers:key=" + TRAILER + ",valueonly,separator=%x20)";
    return git.in(repository.gitDirectory())
        .run(
            "log",
            "--first-parent",
            "--fixed-strings",
            "--grep=" + TRAILER + ": " + marker(),
            format,
            "--end-of-options",
            main)
        .lines()
        .filter(line -> line.substring(line.indexOf(' ') + 1).strip().equals(marker()))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  private String commit(Git.Call here, String main, String head) {
    String subject = command.title().lines().findFirst().orElse("Merge " + command.branch());
    String body = "Merges branch " + command.branch() + ".";
    String trailers =
        TRAILER
            + ": "
            + marker()
            + "\nAuto-Dev-Merge-Request: "
            + command.mergeRequestId()
            + "\nAuto-Dev-Approved-Commit: "
            + command.approvedSha();
    return here.as(command.author())
        .run(
            "commit-tree",
            head + "^{tree}",
            "-p",
            main,
            "-p",
            head,
            "-m",
            subject,
            "-m",
            body,
            "-m",
            trailers);
  }

  private String marker() {
    return command.marker();
  }
}
