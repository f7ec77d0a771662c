package dev.autodev.cli.demo;

import dev.autodev.cli.CliException;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.api.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The library that the product ships to try things on, as a bare repository of the demo's own.
 *
 * @param url by which the swarm knows it
 */
record SampleRepository(Path bare, String url) {
  static final String NAME = "sample";
  static final String BRANCH = "main";

  /** Begins anew: what an earlier demo left is moved aside, never deleted. */
  static SampleRepository create(Path project, Path data) {
    var sources = project.resolve("samples/versions");
    if (!Files.isDirectory(sources)) {
      throw CliException.failed(
          "%s is missing; the demo needs a whole checkout".formatted(sources));
    }
    try {
      var folder = Files.createDirectories(data.resolve("repositories"));
      var bare = folder.resolve(NAME + ".git");
      if (Files.exists(bare)) {
        Files.move(bare, unused(Files.createDirectories(folder.resolve("earlier"))));
      }
      Files.createDirectory(bare);
      commit(sources, bare);
      return new SampleRepository(bare, bare.toString());
    } catch (IOException e) {
      throw CliException.failed(
          "The sample repository cannot be made in %s: %s".formatted(data, e));
    }
  }

  private static Path unused(Path folder) {
    for (int number = 1; ; number++) {
      var path = folder.resolve(NAME + "-" + number + ".git");
      if (!Files.exists(path)) {
        return path;
      }
    }
  }

  private static void commit(Path sources, Path bare) throws IOException {
    Git.run(bare, "init", "-q", "--bare");
    Git.run(bare, "symbolic-ref", "HEAD", "refs/heads/" + BRANCH);
    var index = bare.resolve("index-of-first-commit");
    var place =
        Map.of(
            "GIT_DIR", bare.toString(),
            "GIT_WORK_TREE", sources.toString(),
            "GIT_INDEX_FILE", index.toString());
    Git.run(sources, place, "add", "-A");
    Git.run(sources, place, "commit", "-q", "-m", "Semantic versions");
    Files.deleteIfExists(index);
  }

  /** Where an earlier demo has had it elsewhere, it lies here from now on. */
  void register(ApiClient api) {
    try {
      api.post(
          "/api/repositories",
          Json.object().put("name", NAME).put("url", url).put("defaultBranch", BRANCH));
    } catch (RefusedException e) {
      var path = ApiPath.of("repositories", NAME);
      var known = api.get(path);
      api.post(path, Json.object().put("url", url).put("version", Json.text(known, "version")));
    }
  }

  String diff(String from, String to) {
    return Git.run(bare, "diff", "--no-ext-diff", "--no-textconv", "--no-color", from, to);
  }

  String diffStat(String from, String to) {
    return Git.run(bare, "diff", "--no-ext-diff", "--no-color", "--stat=100", from, to)
        .stripTrailing();
  }

  /** What a commit changed on its branch, a merge included. */
  String changeStat(String sha) {
    return Git.run(
            bare,
            "show",
            "--no-ext-diff",
            "--no-color",
            "--first-parent",
            "-m",
            "--stat=100",
            "--format=",
            sha)
        .stripTrailing();
  }
}
