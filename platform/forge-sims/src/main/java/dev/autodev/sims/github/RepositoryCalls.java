package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.BareGit;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.nio.file.Path;
import java.util.List;

/** Repositories, their branches, and who asks. */
final class RepositoryCalls {
  private static final String ONE = "/api/v3/repos/{owner}/{repo}";

  private final World world;
  private final Shapes shapes;
  private final RepositoryShape shape;

  RepositoryCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
    this.shape = new RepositoryShape(shapes);
  }

  void addTo(Routes routes) {
    routes
        .on(
            "GET",
            "/api/v3/user",
            call -> Answer.json(200, shapes.self(world.asking(call.request()))))
        .on("POST", "/api/v3/user/repos", this::create)
        .on("GET", ONE, this::show)
        .on("GET", "/api/v3/repositories/{id}", this::byId)
        .on("GET", ONE + "/branches", this::branches)
        .on("GET", ONE + "/branches/{branch}", this::branch);
  }

  private Answer create(Call call) {
    Person owner = world.asking(call.request());
    ObjectNode fields = call.request().fields();
    String name = fields.path("name").asText();
    if (world.at(owner.name() + "/" + name).isPresent()) {
      throw new Refused(422, "name already exists on this account");
    }
    Path bare = world.directory.resolve(owner.name() + "-" + name + ".git");
    BareGit git = new BareGit(bare);
    git.ask("init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
    return Answer.json(201, shape.of(world.add(owner, name, git, "main")));
  }

  /** One that has another name now is asked for there. */
  private Answer show(Call call) {
    Repository moved = world.moved.get(call.get("owner") + "/" + call.get("repo"));
    if (moved == null) {
      return Answer.json(200, shape.of(world.repository(call)));
    }
    return Answer.json(301, Shapes.object().put("message", "Moved Permanently"))
        .with("Location", world.api() + "/repositories/" + moved.id);
  }

  private Answer byId(Call call) {
    int id = call.number("id");
    return world.repositories.stream()
        .filter(one -> one.id == id)
        .findFirst()
        .map(one -> Answer.json(200, shape.of(one)))
        .orElseThrow(() -> new Refused(404, "Not Found"));
  }

  private Answer branches(Call call) {
    Repository repository = world.repository(call);
    List<String> names = repository.git.branches();
    return Pages.of(call.request(), world.url.get(), names, name -> branch(repository, name));
  }

  private Answer branch(Call call) {
    return Answer.json(200, branch(world.repository(call), call.get("branch")));
  }

  private ObjectNode branch(Repository repository, String name) {
    String sha = repository.git.head(name).orElseThrow(() -> new Refused(404, "Branch not found"));
    return shape.branch(repository, name, sha);
  }
}
