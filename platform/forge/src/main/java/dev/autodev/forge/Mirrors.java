package dev.autodev.forge;

import dev.autodev.processes.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Bare copies of repositories that lie at a forge, brought up to date each time one is asked for.
 * Worktrees are made from them, so that no worktree knows of the forge.
 */
final class Mirrors {
  private static final List<String> FETCH =
      List.of("fetch", "--quiet", "--prune", "--no-write-fetch-head");
  private static final List<String> FETCHED =
      List.of(
          "+refs/heads/*:refs/heads/*",
          "+refs/autodev/wip/*:refs/autodev/wip/*",
          "+refs/tags/*:refs/tags/*");

  private final Git git;
  private final Path directory;
  private final GitCredential credential;
  private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

  Mirrors(Git git, Path directory, GitCredential credential) {
    this.git = git;
    this.directory = directory;
    this.credential = credential;
  }

  /** The copy of a repository, as the forge has it now. */
  LocalRepository of(RepositoryRef ref) {
    Path mirror = directory.resolve(Marker.fileName(ref.url()) + ".git");
    Directories.create(directory);
    alone(
        mirror,
        () -> {
          if (LocalRepository.gitDirectory(mirror).isEmpty()) {
            git.nowhere().run("init", "--quiet", "--bare", "--template=", mirror.toString());
          }
          fetch(ref, mirror);
          return mirror;
        });
    return new LocalRepository(
        ref,
        mirror,
        Optional.of((name, commit, expected) -> push(ref, mirror, name, commit, expected)));
  }

  private void fetch(RepositoryRef ref, Path mirror) {
    List<String> arguments = new ArrayList<>(FETCH);
    arguments.add(ref.url());
    arguments.addAll(FETCHED);
    try (GitDoor door = GitDoor.open(credential, new GitErrand(ref, false))) {
      Git.Call there = git.in(mirror).with(door.environment());
      String[] fetch = arguments.toArray(String[]::new);
      if (!there.tryRun(fetch).ok()) {
        there.run(fetch); // a connection may break, and there is nothing to undo
      }
    }
  }

  /** As the forge names them now, without a look at the copy. */
  List<String> branches(RepositoryRef ref) {
    try (GitDoor door = GitDoor.open(credential, new GitErrand(ref, false))) {
      String heads =
          git.nowhere().with(door.environment()).run("ls-remote", "--quiet", "--heads", ref.url());
      return heads.lines().map(line -> line.replaceFirst(".*\trefs/heads/", "")).toList();
    }
  }

  private Finished push(
      RepositoryRef ref, Path mirror, String name, String commit, String expected) {
    return alone(
        mirror,
        () -> {
          boolean deletes = commit.equals(Refs.NONE);
          String lease = expected.equals(Refs.NONE) ? "" : expected;
          Finished pushed =
              pushed(
                  ref,
                  mirror,
                  "--force-with-lease=" + name + ":" + lease,
                  (deletes ? "" : commit) + ":" + name);
          if (pushed.ok()) {
            note(git.in(mirror), name, commit);
          } else {
            fetch(ref, mirror);
          }
          return pushed;
        });
  }

  private Finished pushed(RepositoryRef ref, Path mirror, String lease, String what) {
    try (GitDoor door = GitDoor.open(credential, new GitErrand(ref, true))) {
      return git.in(mirror)
          .with(door.environment())
          .tryRun("push", "--quiet", "--no-verify", lease, ref.url(), what);
    }
  }

  private static void note(Git.Call here, String name, String commit) {
    if (commit.equals(Refs.NONE)) {
      here.run("update-ref", "-d", name);
    } else {
      here.run("update-ref", name, commit);
    }
  }

  /** One at a time in this process and among those that share the directory. */
  private <T> T alone(Path mirror, Supplier<T> work) {
    ReentrantLock lock = locks.computeIfAbsent(mirror, path -> new ReentrantLock());
    lock.lock();
    try (FileChannel file =
            FileChannel.open(
                mirror.resolveSibling(mirror.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var held = file.lock()) {
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + mirror, e);
    } finally {
      lock.unlock();
    }
  }
}
