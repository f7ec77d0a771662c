package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Issues, their labels and sub-issues. */
final class IssueCalls {
  private static final String ALL = "/api/v3/repos/{owner}/{repo}/issues";
  private static final String ONE = ALL + "/{number}";

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
        .on("GET", ONE, call -> Answer.json(200, shape(call, issue(call))))
        .on("PATCH", ONE, this::change)
        .on("GET", ONE + "/labels", call -> labels(call, issue(call)))
        .on("POST", ONE + "/labels", this::addLabels)
        .on("DELETE", ONE + "/labels/{label}", this::removeLabel)
        .on("GET", ONE + "/sub_issues", this::subIssues)
        .on("POST", ONE + "/sub_issues", this::addSubIssue);
  }

  private Issue issue(Call call) {
    return world.repository(call).issue(call.number("number"));
  }

  private ObjectNode shape(Call call, Issue issue) {
    return shapes.issue(world.repository(call), issue);
  }

  private Answer list(Call call) {
    Request request = call.request();
    String state = request.parameter("state").orElse("open");
    String creator = request.parameter("creator").orElse("");
    List<String> labels =
        Arrays.stream(request.parameter("labels").orElse("").split(","))
            .filter(label -> !label.isEmpty())
            .toList();
    Comparator<Issue> oldestFirst = Comparator.comparingInt(issue -> issue.number);
    boolean ascending = request.parameter("direction").orElse("desc").equals("asc");
    List<Issue> found =
        world.repository(call).issues.stream()
            .filter(issue -> state.equals("all") || issue.state.equals(state))
            .filter(issue -> creator.isEmpty() || issue.author.name().equals(creator))
            .filter(issue -> labels.stream().allMatch(issue::hasLabel))
            .sorted(ascending ? oldestFirst : oldestFirst.reversed())
            .toList();
    return Pages.of(request, world.url.get(), found, issue -> shape(call, issue));
  }

  private Answer create(Call call) {
    Repository repository = world.repository(call);
    Person by = world.asking(call.request());
    Issue issue = new Issue(world.nextId(), repository.nextNumber(), by, world.now());
    issue.change(call.request().fields(), by, world.now());
    repository.issues.add(issue);
    return Answer.json(201, shape(call, issue));
  }

  private Answer change(Call call) {
    Issue issue = issue(call);
    issue.change(call.request().fields(), world.asking(call.request()), world.now());
    return Answer.json(200, shape(call, issue));
  }

  private Answer labels(Call call, Issue issue) {
    Repository repository = world.repository(call);
    return Answer.json(200, Shapes.list(issue.labels, label -> shapes.label(repository, label)));
  }

  private Answer addLabels(Call call) {
    Issue issue = issue(call);
    for (JsonNode label : call.request().fields().path("labels")) {
      if (!issue.hasLabel(Issue.name(label))) {
        issue.labels.add(Issue.name(label));
      }
    }
    return labels(call, issue);
  }

  private Answer removeLabel(Call call) {
    Issue issue = issue(call);
    if (!issue.labels.removeIf(call.get("label")::equalsIgnoreCase)) {
      throw new Refused(404, "Label does not exist");
    }
    return labels(call, issue);
  }

  private void requireSubIssues() {
    if (!world.subIssues) {
      throw new Refused(404, "Not Found");
    }
  }

  private Answer subIssues(Call call) {
    requireSubIssues();
    return Pages.of(
        call.request(), world.url.get(), issue(call).subIssues, issue -> shape(call, issue));
  }

  private Answer addSubIssue(Call call) {
    requireSubIssues();
    Issue parent = issue(call);
    int id = call.request().fields().path("sub_issue_id").asInt();
    List<Issue> all = world.repository(call).issues;
    Issue child =
        all.stream()
            .filter(issue -> issue.id == id)
            .findFirst()
            .orElseThrow(() -> new Refused(404, "Not Found"));
    if (all.stream().anyMatch(issue -> issue.subIssues.contains(child))) {
      throw new Refused(422, "Issue may not contain duplicate sub-issues");
    }
    parent.subIssues.add(child);
    return Answer.json(201, shape(call, parent));
  }
}
