package dev.autodev.forge;

import dev.autodev.processes.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every forge does by git: on repositories of this machine, or on copies of a forge's. */
public final class Branches {
  private final Git git;
  private final Function<RepositoryRef, LocalRepository> places;
  private final Function<RepositoryRef, List<String>> names;

  private Branches(
      Git git,
      Function<RepositoryRef, LocalRepository> places,
      Function<RepositoryRef, List<String>> names) {
    this.git = git;
    this.places = places;
    this.names = names;
  }

  /** Of repositories of this machine. */
  static Branches here(Git git) {
    return new Branches(
        git, LocalRepository::of, ref -> new Refs(git, LocalRepository.of(ref)).names());
  }

  /** Of repositories at a forge; git's HOME and the copies are kept in the given directory. */
  public static Branches at(GitCredential credential, ProcessRunner runner, Path home) {
    Git git = new Git(runner, home);
    Mirrors mirrors = new Mirrors(git, home.resolve("mirrors"), credential);
    return new Branches(git, mirrors::of, mirrors::branches);
  }

  /** See {@link Forge#open}. */
  public Worktree open(RepositoryRef repository, Path directory, String branch, boolean create) {
    BranchName.check(branch);
    return new TaskClone(git).open(places.apply(repository), directory, branch, create);
  }

  /** See {@link Forge#push}. */
  public String push(RepositoryRef repository, Worktree worktree) {
    return new BranchPush(git, places.apply(repository)).push(worktree);
  }

  /** See {@link Forge#setAside}. */
  public Unfinished setAside(RepositoryRef repository, Worktree worktree, UnfinishedNote note) {
    return left(repository).set(worktree, note);
  }

  /** See {@link Forge#unfinished}. */
  public Optional<Unfinished> unfinished(RepositoryRef repository, String task) {
    return left(repository).find(task);
  }

  /** See {@link Forge#takeUp}. */
  public Optional<Worktree> takeUp(RepositoryRef repository, Worktree fresh, Unfinished left) {
    return left(repository).takeUp(fresh, left);
  }

  /** See {@link Forge#stillHolds}. */
  public boolean stillHolds(RepositoryRef repository, Worktree worktree, Unfinished left) {
    return left(repository).fits(worktree, left) && new WorktreeTree(git, worktree).isStill(left);
  }

  /** See {@link Forge#discard}. */
  public void discard(RepositoryRef repository, String task, int epoch) {
    left(repository).drop(task, epoch);
  }

  private LocalUnfinished left(RepositoryRef repository) {
    return new LocalUnfinished(git, places.apply(repository));
  }

  /** See {@link Forge#branches}. */
  public List<String> names(RepositoryRef repository) {
    return names.apply(repository);
  }

  /** See {@link Forge#head}. */
  public String head(RepositoryRef repository, String branch) {
    return new Refs(git, places.apply(repository)).head(branch);
  }

  /** See {@link Forge#diff}. */
  public Diff diff(RepositoryRef repository, String baseSha, String headSha) {
    return new PatchReader(git, places.apply(repository)).diff(baseSha, headSha);
  }

  /** See {@link Forge#files}. */
  public List<TreeFile> files(RepositoryRef repository, String sha) {
    return new TreeReader(git, places.apply(repository)).files(sha);
  }

  /** See {@link Forge#text}. */
  public Optional<String> text(RepositoryRef repository, String sha, String path) {
    return new TreeReader(git, places.apply(repository)).text(sha, path);
  }

  /** See {@link Forge#merge}. */
  MergeOutcome merge(RepositoryRef repository, MergeCommand command) {
    return new BranchMerge(git, places.apply(repository), command).merge();
  }

  /**
   * What keeps a forge from merging what was approved; empty: nothing, the branch is as approved
   * and begins where the default branch ends. A branch that does not is rebased for that.
   */
  public Optional<MergeOutcome> obstacle(RepositoryRef repository, MergeCommand command) {
    return new BranchMerge(git, places.apply(repository), command).obstacle();
  }

  /** Gives an empty repository its default branch, with one commit of a folder's files. */
  public void begin(RepositoryRef repository, Path files, Author author) {
    LocalRepository mirror = places.apply(repository);
    Refs refs = new Refs(git, mirror);
    if (refs.find(repository.defaultBranch()).isEmpty()) {
      String commit = new LocalRepositories(git).commit(mirror.gitDirectory(), files, author);
      refs.move(repository.defaultBranch(), Optional.empty(), commit);
    }
  }
}
