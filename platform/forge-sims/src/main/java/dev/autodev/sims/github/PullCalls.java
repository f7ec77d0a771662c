package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Request;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.Comparator;
import java.util.List;

/** Pull requests: made, changed, reviewed. */
final class PullCalls {
  private static final String ALL = "/api/v3/repos/{owner}/{repo}/pulls";
  private static final String ONE = ALL + "/{number}";

  private final World world;
  private final Shapes shapes;
  private final PullShape shape;

  PullCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
    this.shape = new PullShape(shapes);
  }

  void addTo(Routes routes) {
    routes
        .on("GET", ALL, this::list)
        .on("POST", ALL, this::create)
        .on("GET", ONE, this::show)
        .on("PATCH", ONE, this::change)
        .on("PUT", ONE + "/merge", call -> new Merging(world).answer(call))
        .on("GET", ONE + "/reviews", this::reviews)
        .on("POST", ONE + "/reviews", this::review);
  }

  private Pull pull(Call call) {
    return world.repository(call).pull(call.number("number"));
  }

  private Answer list(Call call) {
    Repository repository = world.repository(call);
    Request request = call.request();
    String state = request.parameter("state").orElse("open");
    String base = request.parameter("base").orElse("");
    String head = request.parameter("head").orElse("");
    Comparator<Pull> oldestFirst = Comparator.comparingInt(pull -> pull.number);
    boolean ascending = request.parameter("direction").orElse("desc").equals("asc");
    List<Pull> found =
        repository
            .pulls()
            .filter(pull -> state.equals("all") || pull.state.equals(state))
            .filter(pull -> base.isEmpty() || pull.base.equals(base))
            .filter(
                pull -> head.isEmpty() || head.equals(repository.owner.name() + ":" + pull.head))
            .sorted(ascending ? oldestFirst : oldestFirst.reversed())
            .toList();
    return Pages.of(request, world.url.get(), found, pull -> shape.simple(repository, pull));
  }

  private Answer create(Call call) {
    Repository repository = world.repository(call);
    ObjectNode fields = call.request().fields();
    String owner = repository.owner.name() + ":";
    String asked = fields.path("head").asText();
    String head = asked.startsWith(owner) ? asked.substring(owner.length()) : asked;
    String base = fields.path("base").asText();
    String from = repository.git.head(head).orElseThrow(() -> new Refused(422, "head is invalid"));
    String to = repository.git.head(base).orElseThrow(() -> new Refused(422, "base is invalid"));
    if (repository.pulls().anyMatch(one -> isOpen(one, head, base))) {
      throw new Refused(422, "A pull request already exists for " + owner + head + ".");
    }
    if (repository.git.ask("rev-list", "--count", to + ".." + from).orElse("0").equals("0")) {
      throw new Refused(422, "No commits between %s and %s".formatted(base, head));
    }
    Person by = world.asking(call.request());
    Pull pull = new Pull(world.nextId(), repository.nextNumber(), by, world.now(), head, base);
    pull.change(fields, by, world.now());
    repository.issues.add(pull);
    world.look(repository);
    return Answer.json(201, shape.whole(repository, pull, Merging.state(repository, pull)));
  }

  private static boolean isOpen(Pull pull, String head, String base) {
    return pull.state.equals("open") && pull.head.equals(head) && pull.base.equals(base);
  }

  private Answer show(Call call) {
    Repository repository = world.repository(call);
    Pull pull = pull(call);
    String state = Merging.state(repository, pull);
    if (pull.unchecked > 0) {
      pull.unchecked--;
    }
    return Answer.json(200, shape.whole(repository, pull, state));
  }

  private Answer change(Call call) {
    Repository repository = world.repository(call);
    Pull pull = pull(call);
    pull.change(call.request().fields(), world.asking(call.request()), world.now());
    return Answer.json(200, shape.whole(repository, pull, Merging.state(repository, pull)));
  }

  private Answer reviews(Call call) {
    Repository repository = world.repository(call);
    Pull pull = pull(call);
    return Pages.of(
        call.request(),
        world.url.get(),
        pull.reviews,
        review -> shapes.review(repository, pull, review));
  }

  private Answer review(Call call) {
    Repository repository = world.repository(call);
    Pull pull = pull(call);
    Person by = world.asking(call.request());
    ObjectNode fields = call.request().fields();
    String body = fields.path("body").asText();
    String state =
        switch (fields.path("event").asText()) {
          case "APPROVE" -> "APPROVED";
          case "REQUEST_CHANGES" -> "CHANGES_REQUESTED";
          case "COMMENT" -> "COMMENTED";
          default -> throw new Refused(422, "event is none that this stand-in knows");
        };
    if (pull.author.equals(by) && !state.equals("COMMENTED")) {
      throw new Refused(422, "Can not approve your own pull request");
    }
    if (body.isBlank() && !state.equals("APPROVED")) {
      throw new Refused(422, "body is missing");
    }
    String commit = fields.path("commit_id").asText(pull.headSha);
    Review review = new Review(world.nextId(), by, world.now(), state, commit, body);
    pull.reviews.add(review);
    return Answer.json(200, shapes.review(repository, pull, review));
  }
}
