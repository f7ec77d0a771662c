package dev.autodev.sims.github;

import static dev.autodev.sims.github.Shapes.object;
import static dev.autodev.sims.github.Shapes.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Request;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.List;

/** Jobs of Actions, their logs, and statuses of commits. */
final class CheckCalls {
  /** Where logs lie: at a store that is not GitHub, which lets in by the URL alone. */
  static final String STORE = "/log-store/";

  private static final String REPOSITORY = "/api/v3/repos/{owner}/{repo}";

  private final World world;
  private final Shapes shapes;

  CheckCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", REPOSITORY + "/commits/{sha}/check-runs", this::runs)
        .on("GET", REPOSITORY + "/actions/jobs/{job}/logs", this::log)
        .on("GET", REPOSITORY + "/commits/{sha}/status", this::statuses)
        .on("GET", REPOSITORY + "/commits/{sha}/statuses", this::said)
        .on("GET", REPOSITORY + "/statuses/{sha}", this::said)
        .on("POST", REPOSITORY + "/statuses/{sha}", this::say);
  }

  private Answer runs(Call call) {
    Repository repository = world.repository(call);
    List<CheckRun> found =
        repository.checks.stream().filter(run -> run.sha.equals(call.get("sha"))).toList();
    return Pages.within(
        call.request(),
        world.url.get(),
        found,
        run -> run(repository, run),
        list -> object().put("total_count", found.size()).set("check_runs", list));
  }

  private ObjectNode run(Repository repository, CheckRun run) {
    String url = shapes.api(repository) + "/check-runs/" + run.id;
    String page = shapes.page(repository) + "/runs/" + run.id;
    boolean ended = run.conclusion != null;
    ObjectNode shape = object().put("id", run.id).put("node_id", Shapes.node(run.id));
    shape.put("name", "test").put("head_sha", run.sha).put("external_id", "");
    shape.put("url", url).put("html_url", page).put("details_url", page);
    shape.put("status", ended ? "completed" : "in_progress").put("conclusion", run.conclusion);
    shape.put("started_at", time(run.startedAt));
    shape.put("completed_at", ended ? time(run.startedAt) : null);
    shape.putObject("check_suite").put("id", run.id);
    ObjectNode output = shape.putObject("output").putNull("title").putNull("summary");
    output.putNull("text").put("annotations_count", 0);
    output.put("annotations_url", url + "/annotations");
    shape.putArray("pull_requests");
    shape.set("app", actions(repository));
    return shape;
  }

  private ObjectNode actions(Repository repository) {
    ObjectNode app = object().put("id", 1).put("node_id", Shapes.node(1));
    app.put("slug", "github-actions").put("name", "GitHub Actions").put("description", "");
    app.set("owner", shapes.person(repository.owner));
    app.put("external_url", world.url.get().toString());
    app.put("html_url", world.url.get() + "/apps/github-actions");
    app.put("created_at", time(repository.createdAt));
    app.put("updated_at", time(repository.createdAt));
    app.putObject("permissions");
    app.putArray("events");
    return app;
  }

  private Answer log(Call call) {
    int job = call.number("job");
    if (world.repository(call).checks.stream().noneMatch(run -> run.id == job)) {
      throw new Refused(404, "Not Found");
    }
    String store = "http://localhost:" + world.url.get().getPort();
    return Answer.empty(302).with("Location", store + STORE + job + "?sig=known");
  }

  /** The store refuses whoever says more than the URL. */
  Answer stored(Request request) {
    if (!request.header("authorization").isEmpty() || !request.query().equals("sig=known")) {
      return Answer.text(400, "InvalidAuthenticationInfo");
    }
    String job = request.path().substring(STORE.length());
    return world.repositories.stream()
        .flatMap(repository -> repository.checks.stream())
        .filter(run -> Integer.toString(run.id).equals(job))
        .findFirst()
        .map(run -> Answer.text(200, run.log.replaceAll("(?m)^", "2026-01-01T00:00:00.0000000Z ")))
        .orElseGet(() -> Answer.text(404, "BlobNotFound"));
  }

  private Answer statuses(Call call) {
    Repository repository = world.repository(call);
    String sha = call.get("sha");
    List<CommitStatus> found = repository.statuses(sha);
    return Pages.within(
        call.request(),
        world.url.get(),
        found,
        status -> status(repository, status),
        list -> {
          ObjectNode shape = object().put("state", state(found)).put("sha", sha);
          shape.put("total_count", found.size()).set("statuses", list);
          shape.set("repository", new RepositoryShape(shapes).of(repository));
          String commit = shapes.api(repository) + "/commits/" + sha;
          return shape.put("commit_url", commit).put("url", commit + "/status");
        });
  }

  /** All that was said of a commit, the newest first. */
  private Answer said(Call call) {
    Repository repository = world.repository(call);
    List<CommitStatus> found =
        repository.statuses.reversed().stream()
            .filter(status -> status.sha().equals(call.get("sha")))
            .toList();
    return Pages.of(call.request(), world.url.get(), found, status -> whole(repository, status));
  }

  private ObjectNode whole(Repository repository, CommitStatus status) {
    ObjectNode shape = status(repository, status);
    shape.set("creator", shapes.person(status.by()));
    return shape;
  }

  private static String state(List<CommitStatus> all) {
    if (all.stream().anyMatch(one -> List.of("error", "failure").contains(one.state()))) {
      return "failure";
    }
    return !all.isEmpty() && all.stream().allMatch(one -> one.state().equals("success"))
        ? "success"
        : "pending";
  }

  private ObjectNode status(Repository repository, CommitStatus status) {
    ObjectNode shape = object().put("id", status.id()).put("node_id", Shapes.node(status.id()));
    shape.put("state", status.state()).put("context", status.context());
    shape.put("description", status.description()).putNull("target_url").putNull("avatar_url");
    shape.put("url", shapes.api(repository) + "/statuses/" + status.sha());
    shape.put("created_at", time(status.at())).put("updated_at", time(status.at()));
    return shape;
  }

  private Answer say(Call call) {
    Repository repository = world.repository(call);
    ObjectNode fields = call.request().fields();
    CommitStatus status =
        new CommitStatus(
            world.nextId(),
            world.asking(call.request()),
            world.now(),
            call.get("sha"),
            fields.path("context").asText("default"),
            fields.path("state").asText(),
            fields.path("description").asText());
    repository.statuses.add(status);
    return Answer.json(201, whole(repository, status));
  }
}
