package dev.autodev.sims.gitlab;

import static dev.autodev.sims.gitlab.Shapes.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.BareGit;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.nio.file.Path;
import java.util.List;

/** Projects and their branches. */
final class ProjectCalls {
  private static final String PROJECT = "/api/v4/projects/{id}";

  private final World world;
  private final Shapes shapes;

  ProjectCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    routes
        .on(
            "GET",
            "/api/v4/version",
            call -> Answer.json(200, object().put("version", "18.4.0").put("revision", "sim")))
        .on(
            "GET",
            "/api/v4/user",
            call -> Answer.json(200, shapes.person(world.asking(call.request()))))
        .on("POST", "/api/v4/projects", this::create)
        .on("GET", PROJECT, this::show)
        .on("GET", PROJECT + "/repository/branches", this::branches)
        .on("POST", PROJECT + "/repository/branches", this::createBranch)
        .on("GET", PROJECT + "/repository/branches/{branch}", this::branch);
  }

  /** One that has another path now is asked for there. */
  private Answer show(Call call) {
    Project moved = world.moved.get(call.get("id"));
    return moved == null
        ? Answer.json(200, shapes.project(world.project(call.get("id"))))
        : Answer.json(301, object().put("message", "Moved Permanently"))
            .with("Location", world.url.get() + "/api/v4/projects/" + moved.id);
  }

  private Answer create(Call call) {
    ObjectNode fields = call.request().fields();
    String name = fields.path("path").asText(fields.path("name").asText());
    String group =
        fields.path("namespace_id").asText().isEmpty()
            ? world.asking(call.request()).name()
            : world.projects.getFirst().group();
    String path = group + "/" + name;
    if (world.at(path).isPresent()) {
      throw new Refused(400, "path has already been taken");
    }
    Path bare = world.repositories.resolve(path.replace('/', '-') + ".git");
    BareGit git = new BareGit(bare);
    git.ask("init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
    return Answer.json(201, shapes.project(world.add(path, git, "main")));
  }

  private Answer branches(Call call) {
    Project project = world.project(call.get("id"));
    List<String> names = project.git.branches();
    return Pages.of(
        call.request(),
        world.url.get(),
        names,
        name -> shapes.branch(project, name, project.git.head(name).orElse("")));
  }

  private Answer branch(Call call) {
    Project project = world.project(call.get("id"));
    String name = call.get("branch");
    String sha = project.git.head(name).orElseThrow(() -> Refused.missing("Branch"));
    return Answer.json(200, shapes.branch(project, name, sha));
  }

  private Answer createBranch(Call call) {
    Project project = world.project(call.get("id"));
    ObjectNode fields = call.request().fields();
    String name = fields.path("branch").asText();
    String sha =
        project
            .git
            .ask("rev-parse", "--verify", "--quiet", fields.path("ref").asText() + "^{commit}")
            .orElseThrow(() -> new Refused(400, "Invalid reference name"));
    if (project.git.head(name).isPresent()) {
      throw new Refused(400, "Branch already exists");
    }
    project.git.ask("update-ref", "refs/heads/" + name, sha);
    return Answer.json(201, shapes.branch(project, name, sha));
  }
}
