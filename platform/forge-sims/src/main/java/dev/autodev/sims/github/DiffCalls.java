package dev.autodev.sims.github;

import static dev.autodev.sims.github.Shapes.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.FileDiff;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.List;

/** What a pull request changes: its files and its commits. */
final class DiffCalls {
  private static final String PULL = "/api/v3/repos/{owner}/{repo}/pulls/{number}";

  private final World world;
  private final Shapes shapes;

  DiffCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    routes.on("GET", PULL + "/files", this::files).on("GET", PULL + "/commits", this::commits);
  }

  private Answer files(Call call) {
    Repository repository = world.repository(call);
    Pull pull = repository.pull(call.number("number"));
    List<FileDiff> files = FileDiff.of(repository.git, pull.baseSha, pull.headSha);
    return Pages.of(call.request(), world.url.get(), files, file -> file(repository, pull, file));
  }

  private ObjectNode file(Repository repository, Pull pull, FileDiff file) {
    String at = pull.headSha + "/" + file.path();
    String blob =
        repository
            .git
            .ask("rev-parse", "--verify", "--quiet", pull.headSha + ":" + file.path())
            .orElse("0".repeat(40));
    ObjectNode shape = object().put("sha", blob).put("filename", file.path());
    shape.put(
        "status",
        switch (file.kind()) {
          case 'A' -> "added";
          case 'D' -> "removed";
          default -> "modified";
        });
    shape.put("additions", file.lines('+')).put("deletions", file.lines('-'));
    shape.put("changes", file.lines('+') + file.lines('-')).put("patch", file.patch());
    shape.put("blob_url", shapes.page(repository) + "/blob/" + at);
    shape.put("raw_url", shapes.page(repository) + "/raw/" + at);
    String contents = shapes.api(repository) + "/contents/" + file.path();
    return shape.put("contents_url", contents + "?ref=" + pull.headSha);
  }

  private Answer commits(Call call) {
    Repository repository = world.repository(call);
    Pull pull = repository.pull(call.number("number"));
    String range = pull.baseSha + ".." + pull.headSha;
    List<String> lines =
        repository
            .git
            .ask("log", "--reverse", "--format=%H%x09%T%x09%cI%x09%an%x09%ae%x09%s", range)
            .orElse("")
            .lines()
            .toList();
    return Pages.of(call.request(), world.url.get(), lines, line -> commit(repository, line));
  }

  private ObjectNode commit(Repository repository, String line) {
    String[] parts = line.split("\t", 6);
    String url = shapes.api(repository) + "/commits/" + parts[0];
    ObjectNode shape = object().put("sha", parts[0]).put("node_id", "C_" + parts[0]);
    shape.put("url", url).put("comments_url", url + "/comments");
    shape.put("html_url", shapes.page(repository) + "/commit/" + parts[0]);
    shape.putNull("author").putNull("committer").putArray("parents");
    ObjectNode commit = shape.putObject("commit").put("message", parts[5]).put("comment_count", 0);
    commit.put("url", shapes.api(repository) + "/git/commits/" + parts[0]);
    for (String who : List.of("author", "committer")) {
      commit.putObject(who).put("name", parts[3]).put("email", parts[4]).put("date", parts[2]);
    }
    commit
        .putObject("tree")
        .put("sha", parts[1])
        .put("url", shapes.api(repository) + "/git/trees/" + parts[1]);
    return shape;
  }
}
