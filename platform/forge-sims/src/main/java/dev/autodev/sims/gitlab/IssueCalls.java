package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Request;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Issues, and epics where the plan has them. */
final class IssueCalls {
  private static final String ALL = "/api/v4/projects/{id}/issues";
  private static final String EPICS = "/api/v4/groups/{group}/epics";

  private final World world;
  private final Shapes shapes;

  IssueCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", ALL, this::list)
        .on("POST", ALL, this::create)
        .on("GET", ALL + "/{iid}", this::show)
        .on("PUT", ALL + "/{iid}", this::change)
        .on("POST", ALL + "/{iid}/links", this::link)
        .on("GET", ALL + "/{iid}/links", this::links)
        .on("GET", EPICS, this::epics)
        .on("POST", EPICS, this::createEpic)
        .on("GET", EPICS + "/{iid}", this::showEpic)
        .on("PUT", EPICS + "/{iid}", this::changeEpic)
        .on("POST", EPICS + "/{iid}/issues/{issue}", this::assign);
  }

  private static <T extends Noted> List<T> asked(Request request, List<T> all) {
    String state = request.parameter("state").orElse("all");
    List<String> labels = Arrays.asList(request.parameter("labels").orElse("").split(","));
    String search = request.parameter("search").orElse("");
    return all.stream()
        .filter(one -> state.equals("all") || one.state.equals(state))
        .filter(one -> labels.equals(List.of("")) || one.labels.containsAll(labels))
        .filter(one -> one.title.contains(search) || one.description.contains(search))
        .sorted(Comparator.comparingInt((T one) -> one.iid).reversed())
        .toList();
  }

  private Answer list(Call call) {
    Project project = world.project(call.get("id"));
    return Pages.of(
        call.request(),
        world.url.get(),
        asked(call.request(), project.issues),
        issue -> shapes.issue(project, issue));
  }

  private Answer create(Call call) {
    Project project = world.project(call.get("id"));
    Person by = world.asking(call.request());
    Issue issue = new Issue(world.nextId(), project.issues.size() + 1, by, world.now());
    change(issue, call.request().fields(), by);
    project.issues.add(issue);
    return Answer.json(201, shapes.issue(project, issue));
  }

  private void change(Issue issue, ObjectNode fields, Person by) {
    if (!issue.title.isEmpty() || !fields.path("title").asText().isBlank()) {
      issue.change(fields, by, world.now());
    } else {
      throw new Refused(400, "title is missing");
    }
    if (world.premium) {
      issue.weight = fields.path("weight").asInt(issue.weight);
    }
  }

  private Answer show(Call call) {
    Project project = world.project(call.get("id"));
    return Answer.json(200, shapes.issue(project, project.issue(call.number("iid"))));
  }

  private Answer change(Call call) {
    Project project = world.project(call.get("id"));
    Issue issue = project.issue(call.number("iid"));
    change(issue, call.request().fields(), world.asking(call.request()));
    return Answer.json(200, shapes.issue(project, issue));
  }

  private Answer link(Call call) {
    Project project = world.project(call.get("id"));
    Issue issue = project.issue(call.number("iid"));
    int other = call.request().fields().path("target_issue_iid").asInt();
    Issue target = project.issue(other);
    if (issue.links.contains(other)) {
      throw new Refused(409, "Issue(s) already assigned");
    }
    issue.links.add(other);
    target.links.add(issue.iid);
    ObjectNode shape = Shapes.object().put("link_type", "relates_to");
    shape.set("source_issue", shapes.issue(project, issue));
    shape.set("target_issue", shapes.issue(project, target));
    return Answer.json(201, shape);
  }

  private Answer links(Call call) {
    Project project = world.project(call.get("id"));
    List<Integer> links = project.issue(call.number("iid")).links;
    return Answer.json(200, Shapes.list(links, iid -> shapes.issue(project, project.issue(iid))));
  }

  private void requirePremium() {
    if (!world.epicsByRest) {
      throw new Refused(404, "404 Not Found");
    }
    if (!world.premium) {
      throw new Refused(403, "403 Forbidden");
    }
  }

  private Answer epics(Call call) {
    requirePremium();
    return Pages.of(
        call.request(),
        world.url.get(),
        asked(call.request(), world.epics),
        epic -> shapes.epic(call.get("group"), epic));
  }

  private Answer createEpic(Call call) {
    requirePremium();
    Person by = world.asking(call.request());
    Issue epic = new Issue(world.nextId(), world.epics.size() + 1, by, world.now());
    change(epic, call.request().fields(), by);
    world.epics.add(epic);
    return Answer.json(201, shapes.epic(call.get("group"), epic));
  }

  private Issue epic(Call call) {
    requirePremium();
    return world.epics.stream()
        .filter(epic -> epic.iid == call.number("iid"))
        .findFirst()
        .orElseThrow(() -> Refused.missing("Epic"));
  }

  private Answer showEpic(Call call) {
    return Answer.json(200, shapes.epic(call.get("group"), epic(call)));
  }

  private Answer changeEpic(Call call) {
    Issue epic = epic(call);
    change(epic, call.request().fields(), world.asking(call.request()));
    return Answer.json(200, shapes.epic(call.get("group"), epic));
  }

  private Answer assign(Call call) {
    Issue epic = epic(call);
    int id = call.number("issue");
    for (Project project : world.projects) {
      for (Issue issue : project.issues) {
        if (issue.id == id) {
          issue.epic = epic.iid;
          ObjectNode shape = Shapes.object().put("id", id);
          shape.set("epic", shapes.epic(call.get("group"), epic));
          shape.set("issue", shapes.issue(project, issue));
          return Answer.json(201, shape);
        }
      }
    }
    throw Refused.missing("Issue");
  }
}
