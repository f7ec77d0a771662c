package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.DiffLine;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is said on issues and pull requests, and on which line. */
final class CommentCalls {
  private static final String REPOSITORY = "/api/v3/repos/{owner}/{repo}";
  private static final String ON_WHOLE = "/issues/{number}/comments";
  private static final String ON_LINES = "/pulls/{number}/comments";

  private final World world;
  private final Shapes shapes;

  CommentCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", REPOSITORY + ON_WHOLE, this::list)
        .on("POST", REPOSITORY + ON_WHOLE, this::add)
        .on("PATCH", REPOSITORY + "/issues/comments/{id}", this::change)
        .on("DELETE", REPOSITORY + "/issues/comments/{id}", this::delete)
        .on("GET", REPOSITORY + ON_LINES, this::listOnLines)
        .on("POST", REPOSITORY + ON_LINES, this::addOnLine)
        .on("DELETE", REPOSITORY + "/pulls/comments/{id}", this::deleteOnLine);
  }

  private Answer list(Call call) {
    Repository repository = world.repository(call);
    Issue issue = repository.issue(call.number("number"));
    return Pages.of(
        call.request(),
        world.url.get(),
        issue.comments,
        comment -> shapes.comment(repository, issue, comment));
  }

  private Comment said(Call call, Comment.@Nullable Place place) {
    String body = call.request().fields().path("body").asText();
    if (body.isBlank()) {
      throw new Refused(422, "body is missing");
    }
    return new Comment(world.nextId(), world.asking(call.request()), world.now(), body, place);
  }

  private Answer add(Call call) {
    Repository repository = world.repository(call);
    Issue issue = repository.issue(call.number("number"));
    Comment comment = said(call, null);
    issue.comments.add(comment);
    issue.updatedAt = world.now();
    return Answer.json(201, shapes.comment(repository, issue, comment));
  }

  private Answer change(Call call) {
    Repository repository = world.repository(call);
    int id = call.number("id");
    for (Issue issue : repository.issues) {
      for (Comment comment : List.copyOf(issue.comments)) {
        if (comment.id() == id) {
          Comment changed = comment.saying(call.request().fields().path("body").asText());
          issue.comments.set(issue.comments.indexOf(comment), changed);
          return Answer.json(200, shapes.comment(repository, issue, changed));
        }
      }
    }
    throw new Refused(404, "Not Found");
  }

  private Answer listOnLines(Call call) {
    Repository repository = world.repository(call);
    Pull pull = repository.pull(call.number("number"));
    return Pages.of(
        call.request(),
        world.url.get(),
        pull.onLines,
        comment -> onLine(repository, pull, comment));
  }

  private ObjectNode onLine(Repository repository, Pull pull, Comment comment) {
    return shapes.onLine(repository, pull, comment, Objects.requireNonNull(comment.place()));
  }

  private Answer addOnLine(Call call) {
    Repository repository = world.repository(call);
    Pull pull = repository.pull(call.number("number"));
    ObjectNode fields = call.request().fields();
    Comment.Place place =
        new Comment.Place(
            fields.path("commit_id").asText(),
            fields.path("path").asText(),
            fields.path("line").asInt(),
            fields.path("side").asText("RIGHT"));
    if (!place.commit().equals(pull.headSha) || !isInDiff(repository, pull, place)) {
      throw new Refused(422, "pull_request_review_thread.line must be part of the diff");
    }
    Comment comment = said(call, place);
    pull.onLines.add(comment);
    return Answer.json(201, onLine(repository, pull, comment));
  }

  private static boolean isInDiff(Repository repository, Pull pull, Comment.Place place) {
    return DiffLine.of(repository.git, pull.baseSha, pull.headSha, place.path()).stream()
        .map(line -> place.side().equals("RIGHT") ? line.after() : line.before())
        .anyMatch(number -> number == place.line() && number > 0);
  }

  private Answer delete(Call call) {
    return deleted(call, world.repository(call).issues, issue -> issue.comments);
  }

  private Answer deleteOnLine(Call call) {
    return deleted(call, world.repository(call).pulls().toList(), pull -> pull.onLines);
  }

  private static <T> Answer deleted(Call call, List<T> among, Function<T, List<Comment>> comments) {
    int id = call.number("id");
    for (T one : among) {
      if (comments.apply(one).removeIf(comment -> comment.id() == id)) {
        return Answer.empty(204);
      }
    }
    throw new Refused(404, "Not Found");
  }
}
