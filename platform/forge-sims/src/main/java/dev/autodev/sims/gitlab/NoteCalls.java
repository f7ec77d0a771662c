package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.DiffLine;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is said on merge requests and issues, and on which line. */
final class NoteCalls {
  private static final String REQUEST = "/api/v4/projects/{id}/merge_requests/{iid}";
  private static final String ISSUE = "/api/v4/projects/{id}/issues/{iid}";

  private final World world;
  private final Shapes shapes;

  NoteCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    on(routes, REQUEST, call -> project(call).mergeRequest(call.number("iid")));
    on(routes, ISSUE, call -> project(call).issue(call.number("iid")));
    routes
        .on("GET", REQUEST + "/discussions", this::discussions)
        .on("POST", REQUEST + "/discussions", this::discuss);
  }

  private Project project(Call call) {
    return world.project(call.get("id"));
  }

  private void on(Routes routes, String what, Function<Call, Noted> find) {
    routes
        .on("GET", what + "/notes", call -> list(call, find.apply(call)))
        .on("POST", what + "/notes", call -> add(call, find.apply(call), null))
        .on("GET", what + "/notes/{note}", call -> show(call, find.apply(call)))
        .on("PUT", what + "/notes/{note}", call -> change(call, find.apply(call)))
        .on("DELETE", what + "/notes/{note}", call -> delete(call, find.apply(call)));
  }

  private Answer list(Call call, Noted noted) {
    boolean oldestFirst = call.request().parameter("sort").orElse("desc").equals("asc");
    List<Note> notes = oldestFirst ? noted.notes : noted.notes.reversed();
    return Pages.of(call.request(), world.url.get(), List.copyOf(notes), shapes::note);
  }

  private Answer add(Call call, Noted noted, @Nullable JsonNode position) {
    return Answer.json(201, shapes.note(added(call, noted, position)));
  }

  private Note added(Call call, Noted noted, @Nullable JsonNode position) {
    String body = call.request().fields().path("body").asText();
    if (body.isBlank()) {
      throw new Refused(400, "body is missing");
    }
    Person by = world.asking(call.request());
    Note note = new Note(world.nextId(), by, world.now(), false, position, body);
    noted.notes.add(note);
    noted.updatedAt = world.now();
    return note;
  }

  private static Predicate<Note> named(Call call) {
    int id = call.number("note");
    return note -> note.id == id;
  }

  private static Note note(Call call, Noted noted) {
    return noted.notes.stream()
        .filter(named(call))
        .findFirst()
        .orElseThrow(() -> Refused.missing("Note"));
  }

  private Answer show(Call call, Noted noted) {
    return Answer.json(200, shapes.note(note(call, noted)));
  }

  private Answer change(Call call, Noted noted) {
    Note note = note(call, noted);
    note.body = call.request().fields().path("body").asText(note.body);
    return Answer.json(200, shapes.note(note));
  }

  private static Answer delete(Call call, Noted noted) {
    if (!noted.notes.removeIf(named(call))) {
      throw Refused.missing("Note");
    }
    return Answer.empty(204);
  }

  private Answer discussions(Call call) {
    List<Note> notes = project(call).mergeRequest(call.number("iid")).notes;
    return Pages.of(call.request(), world.url.get(), List.copyOf(notes), shapes::discussion);
  }

  private Answer discuss(Call call) {
    Project project = project(call);
    MergeRequest request = project.mergeRequest(call.number("iid"));
    JsonNode position = call.request().fields().get("position");
    if (position != null && !isOnLine(project, request.version(), position)) {
      throw new Refused(400, "400 Bad request - Note {:line_code=>[\"can't be blank\"]}");
    }
    return Answer.json(201, shapes.discussion(added(call, request, numbered(position))));
  }

  /** A form sends numbers as text. */
  private static @Nullable JsonNode numbered(@Nullable JsonNode position) {
    if (position instanceof ObjectNode fields) {
      for (String line : List.of("old_line", "new_line")) {
        if (fields.hasNonNull(line)) {
          fields.put(line, fields.get(line).asInt());
        }
      }
    }
    return position;
  }

  /** An added line is named by its new number, a removed one by its old one, others by both. */
  private static boolean isOnLine(
      Project project, MergeRequest.Version version, JsonNode position) {
    DiffLine named =
        new DiffLine(position.path("old_line").asInt(), position.path("new_line").asInt());
    return position.path("head_sha").asText().equals(version.head())
        && position.path("base_sha").asText().equals(version.base())
        && position.path("start_sha").asText().equals(version.start())
        && position.path("position_type").asText().equals("text")
        && DiffLine.of(
                project.git, version.base(), version.head(), position.path("new_path").asText())
            .contains(named);
  }
}
