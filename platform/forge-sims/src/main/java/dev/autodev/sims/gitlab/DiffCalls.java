package dev.autodev.sims.gitlab;

import static dev.autodev.sims.gitlab.Shapes.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.BareGit;
import dev.autodev.sims.FileDiff;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.List;

/** What a merge request changes: its files and its commits. */
final class DiffCalls {
  private static final String REQUEST = "/api/v4/projects/{id}/merge_requests/{iid}";
  private static final String MODE = "100644";

  private final World world;

  DiffCalls(World world) {
    this.world = world;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", REQUEST + "/diffs", this::files)
        .on("GET", REQUEST + "/commits", this::commits);
  }

  private MergeRequest.Version version(Call call) {
    return world.project(call.get("id")).mergeRequest(call.number("iid")).version();
  }

  private Answer files(Call call) {
    BareGit git = world.project(call.get("id")).git;
    MergeRequest.Version version = version(call);
    List<FileDiff> files = FileDiff.of(git, version.base(), version.head());
    return Pages.of(call.request(), world.url.get(), files, DiffCalls::file);
  }

  private static ObjectNode file(FileDiff file) {
    ObjectNode shape = object().put("old_path", file.path()).put("new_path", file.path());
    shape.put("a_mode", file.kind() == 'A' ? "0" : MODE);
    shape.put("b_mode", file.kind() == 'D' ? "0" : MODE);
    shape.put("diff", file.patch()).put("new_file", file.kind() == 'A');
    shape.put("renamed_file", false).put("deleted_file", file.kind() == 'D');
    return shape.put("generated_file", false).put("collapsed", false).put("too_large", false);
  }

  private Answer commits(Call call) {
    BareGit git = world.project(call.get("id")).git;
    MergeRequest.Version version = version(call);
    String range = version.base() + ".." + version.head();
    List<String> lines =
        git.ask("log", "--format=%H%x09%cI%x09%an%x09%ae%x09%s", range).orElse("").lines().toList();
    return Pages.of(call.request(), world.url.get(), lines, DiffCalls::commit);
  }

  private static ObjectNode commit(String line) {
    String[] parts = line.split("\t", 5);
    ObjectNode shape = object().put("id", parts[0]).put("short_id", parts[0].substring(0, 8));
    shape.put("created_at", parts[1]).put("committed_date", parts[1]);
    shape.put("author_name", parts[2]).put("author_email", parts[3]);
    return shape.put("title", parts[4]).put("message", parts[4]);
  }
}
