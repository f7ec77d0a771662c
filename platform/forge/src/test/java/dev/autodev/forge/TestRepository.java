package dev.autodev.forge;

import dev.autodev.processes.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A bare repository with one commit, and a person who changes its default branch behind our back.
 */
final class TestRepository {

  static final Author PERSON = new Author("A Person", "person@example.org");
  static final Author AGENT = new Author("Auto-Dev Builder", "builder@auto-dev.invalid");

  final RepositoryRef ref;
  final Git git;
  private final Path root;

  TestRepository(ProcessRunner runner, Path root) {
    this.root = root;
    this.git = new Git(runner, root.resolve("person"));
    Path source = root.resolve("source");
    write(
        source.resolve("README.md"), "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n");
    write(source.resolve("src/Main.java"), "class Main {}\n");
    this.ref =
        new LocalRepositories(runner, root.resolve("person"))
            .create(root.resolve("sample.git"), source, PERSON);
  }

  Path bare() {
    return Path.of(ref.url());
  }

  /** A person commits to a branch of the repository directly. */
  String commit(String branch, String file, String content) {
    Path clone = root.resolve("clones/" + UUID.randomUUID());
    new TaskClone(git).init(clone);
    Git.Call here = git.at(clone);
    here.run("fetch", "--quiet", ref.url(), "refs/heads/" + branch);
    here.run("checkout", "--quiet", "-b", branch, "FETCH_HEAD");
    write(clone.resolve(file), content);
    here.run("add", "--all");
    here.as(PERSON).run("commit", "--quiet", "-m", "Change " + file);
    here.run("push", "--quiet", ref.url(), "HEAD:refs/heads/" + branch);
    return here.run("rev-parse", "HEAD");
  }

  String show(String revision, String file) {
    return git.in(bare()).run("show", revision + ":" + file);
  }

  static void write(Path file, String content) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's bytes, each as a character. */
  static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
