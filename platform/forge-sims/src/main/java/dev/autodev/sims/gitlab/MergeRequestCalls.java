package dev.autodev.sims.gitlab;

import static dev.autodev.sims.gitlab.Shapes.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Request;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Merge requests: made, changed, approved. */
final class MergeRequestCalls {
  private static final String ALL = "/api/v4/projects/{id}/merge_requests";
  private static final String ONE = ALL + "/{iid}";

  private final World world;
  private final Shapes shapes;

  MergeRequestCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", ALL, this::list)
        .on("POST", ALL, this::create)
        .on("GET", ONE, this::show)
        .on("PUT", ONE, this::change)
        .on("PUT", ONE + "/merge", call -> new Merging(world, shapes).answer(call))
        .on("GET", ONE + "/versions", this::versions)
        .on("GET", ONE + "/approvals", call -> on(call, (p, r) -> shapes.approvals(r)))
        .on("POST", ONE + "/approve", this::approve)
        .on("POST", ONE + "/unapprove", this::unapprove);
  }

  private Answer list(Call call) {
    Project project = world.project(call.get("id"));
    Request request = call.request();
    String state = request.parameter("state").orElse("all");
    List<MergeRequest> found =
        project.mergeRequests.stream()
            .filter(one -> state.equals("all") || one.state.equals(state))
            .filter(one -> request.parameter("source_branch").orElse(one.source).equals(one.source))
            .filter(one -> request.parameter("target_branch").orElse(one.target).equals(one.target))
            .sorted(Comparator.comparingInt((MergeRequest one) -> one.iid).reversed())
            .toList();
    return Pages.of(request, world.url.get(), found, one -> shapes.mergeRequest(project, one));
  }

  private Answer create(Call call) {
    Project project = world.project(call.get("id"));
    ObjectNode fields = call.request().fields();
    String source = fields.path("source_branch").asText();
    String target = fields.path("target_branch").asText();
    if (project.git.head(source).isEmpty() || project.git.head(target).isEmpty()) {
      throw new Refused(400, "{source_branch: [\"does not exist\"]}");
    }
    project.mergeRequests.stream()
        .filter(one -> one.state.equals("opened"))
        .filter(one -> one.source.equals(source) && one.target.equals(target))
        .findFirst()
        .ifPresent(
            one -> {
              throw new Refused(
                  409,
                  "Another open merge request already exists for this source branch: !" + one.iid);
            });
    Person by = world.asking(call.request());
    int iid = project.mergeRequests.size() + 1;
    MergeRequest request = new MergeRequest(world.nextId(), iid, by, world.now(), source, target);
    request.change(fields, by, world.now());
    project.mergeRequests.add(request);
    world.look(project);
    return Answer.json(201, shapes.mergeRequest(project, request));
  }

  private Answer show(Call call) {
    return on(
        call,
        (project, request) -> {
          String status = Merging.status(project, request);
          if (request.unchecked > 0) {
            request.unchecked--;
          }
          return shapes.mergeRequest(project, request).put("detailed_merge_status", status);
        });
  }

  private Answer change(Call call) {
    return on(
        call,
        (project, request) -> {
          request.change(call.request().fields(), world.asking(call.request()), world.now());
          return shapes.mergeRequest(project, request);
        });
  }

  private Answer versions(Call call) {
    Project project = world.project(call.get("id"));
    MergeRequest request = project.mergeRequest(call.number("iid"));
    return Pages.of(call.request(), world.url.get(), request.versions.reversed(), shapes::version);
  }

  private Answer approve(Call call) {
    requirePremium();
    Person by = world.asking(call.request());
    Answer answer =
        on(
            call,
            (project, request) -> {
              String sha = call.request().fields().path("sha").asText(request.version().head());
              if (!sha.equals(request.version().head())) {
                throw new Refused(409, "SHA does not match HEAD of source branch");
              }
              if (request.approvedBy.add(by)) {
                note(request, by, "approved this merge request");
              }
              return shapes.approvals(request);
            });
    return new Answer(201, answer.headers(), answer.body());
  }

  private Answer unapprove(Call call) {
    requirePremium();
    Person by = world.asking(call.request());
    Answer answer =
        on(
            call,
            (project, request) -> {
              if (request.approvedBy.remove(by)) {
                note(request, by, "unapproved this merge request");
              }
              return object();
            });
    return new Answer(201, answer.headers(), answer.body());
  }

  private void requirePremium() {
    if (!world.premium) {
      throw new Refused(403, "403 Forbidden");
    }
  }

  private void note(MergeRequest request, Person by, String text) {
    request.notes.add(new Note(world.nextId(), by, world.now(), true, null, text));
  }

  private Answer on(Call call, BiFunction<Project, MergeRequest, ObjectNode> work) {
    Project project = world.project(call.get("id"));
    return Answer.json(200, work.apply(project, project.mergeRequest(call.number("iid"))));
  }
}
