package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What things look like in answers. */
final class Shapes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final World world;

  Shapes(World world) {
    this.world = world;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static <T> ArrayNode list(Collection<T> items, Function<T, ObjectNode> shape) {
    ArrayNode list = JSON.createArrayNode();
    items.forEach(item -> list.add(shape.apply(item)));
    return list;
  }

  private static ArrayNode texts(Collection<String> texts) {
    ArrayNode list = JSON.createArrayNode();
    texts.forEach(list::add);
    return list;
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : TIME.format(instant);
  }

  ObjectNode person(@Nullable Person person) {
    ObjectNode shape = object();
    if (person != null) {
      shape.put("id", person.id()).put("username", person.name()).put("name", person.name());
      shape.put("state", "active").put("web_url", world.url.get() + "/" + person.name());
    }
    return shape;
  }

  ObjectNode project(Project project) {
    String url = world.url.get() + "/" + project.path;
    String name = project.path.substring(project.path.lastIndexOf('/') + 1);
    ObjectNode shape = object().put("id", project.id).put("name", name).put("path", name);
    shape.put("path_with_namespace", project.path).put("default_branch", project.defaultBranch);
    shape.put("web_url", url).put("http_url_to_repo", url + ".git");
    shape.put("merge_method", "merge");
    shape.put("only_allow_merge_if_pipeline_succeeds", project.onlyMergeIfPipelineSucceeds);
    shape
        .putObject("namespace")
        .put("id", 1)
        .put("full_path", project.group())
        .put("kind", "group");
    return shape;
  }

  private ObjectNode noted(Noted noted, String url) {
    ObjectNode shape = object().put("id", noted.id).put("iid", noted.iid);
    shape.put("title", noted.title).put("description", noted.description);
    shape.put("state", noted.state).put("web_url", url);
    shape.put("created_at", time(noted.createdAt)).put("updated_at", time(noted.updatedAt));
    shape.set("author", person(noted.author));
    shape.set("labels", texts(noted.labels));
    shape.set("closed_by", noted.closedBy == null ? null : person(noted.closedBy));
    return shape;
  }

  ObjectNode issue(Project project, Issue issue) {
    String url = world.url.get() + "/" + project.path + "/-/issues/" + issue.iid;
    ObjectNode shape = noted(issue, url).put("project_id", project.id);
    if (world.premium) {
      shape.put("weight", issue.weight == 0 ? null : issue.weight);
      shape.put("epic_iid", issue.epic == 0 ? null : issue.epic);
    }
    return shape;
  }

  ObjectNode epic(String group, Issue epic) {
    return noted(epic, world.url.get() + "/groups/" + group + "/-/epics/" + epic.iid)
        .put("group_id", 1);
  }

  ObjectNode mergeRequest(Project project, MergeRequest request) {
    String url = world.url.get() + "/" + project.path + "/-/merge_requests/" + request.iid;
    ObjectNode shape = noted(request, url).put("project_id", project.id);
    shape.put("source_branch", request.source).put("target_branch", request.target);
    shape.put("draft", request.title.startsWith("Draft:"));
    shape.put("sha", request.version().head()).put("merge_commit_sha", request.mergeCommit);
    shape.put("merged_at", time(request.mergedAt));
    shape.set("merged_by", request.mergedBy == null ? null : person(request.mergedBy));
    shape.set("merge_user", request.mergedBy == null ? null : person(request.mergedBy));
    ObjectNode refs = shape.putObject("diff_refs").put("base_sha", request.version().base());
    refs.put("head_sha", request.version().head()).put("start_sha", request.version().start());
    head(project, request)
        .ifPresent(pipeline -> shape.set("head_pipeline", pipeline(project, pipeline)));
    return shape;
  }

  static Optional<Pipeline> head(Project project, MergeRequest request) {
    return project.pipelines.reversed().stream()
        .filter(pipeline -> pipeline.sha.equals(request.version().head()))
        .findFirst();
  }

  ObjectNode version(MergeRequest.Version version) {
    ObjectNode shape = object().put("id", version.id()).put("head_commit_sha", version.head());
    shape.put("base_commit_sha", version.base()).put("start_commit_sha", version.start());
    return shape.put("created_at", time(version.createdAt())).put("state", "collected");
  }

  ObjectNode note(Note note) {
    ObjectNode shape = object().put("id", note.id).put("body", note.body);
    shape.put("system", note.system).put("created_at", time(note.createdAt));
    shape.put("updated_at", time(note.createdAt)).put("noteable_type", "MergeRequest");
    shape.set("author", person(note.author));
    shape.put("resolvable", note.position != null);
    if (note.position != null) {
      shape.put("type", "DiffNote").set("position", note.position);
    }
    return shape;
  }

  ObjectNode discussion(Note note) {
    ObjectNode shape = object().put("id", "%040x".formatted(note.id));
    shape.put("individual_note", note.position == null);
    shape.set("notes", list(List.of(note), this::note));
    return shape;
  }

  ObjectNode pipeline(Project project, Pipeline pipeline) {
    ObjectNode shape = object().put("id", pipeline.id).put("iid", pipeline.id);
    shape.put("project_id", project.id).put("sha", pipeline.sha).put("ref", pipeline.ref);
    shape.put("status", pipeline.status).put("source", "merge_request_event");
    shape.put("created_at", time(pipeline.createdAt)).put("updated_at", time(pipeline.createdAt));
    String url = world.url.get() + "/" + project.path + "/-/pipelines/" + pipeline.id;
    return shape.put("web_url", url);
  }

  ObjectNode job(Pipeline pipeline) {
    ObjectNode shape = object().put("id", pipeline.job).put("name", "test").put("stage", "test");
    return shape.put("status", pipeline.status).put("ref", pipeline.ref);
  }

  ObjectNode approvals(MergeRequest request) {
    ObjectNode shape = object().put("id", request.id).put("iid", request.iid);
    shape.put("approved", !request.approvedBy.isEmpty());
    shape.set(
        "approved_by",
        list(
            request.approvedBy,
            person -> {
              ObjectNode user = object();
              user.set("user", person(person));
              return user;
            }));
    return shape;
  }

  ObjectNode branch(Project project, String name, String sha) {
    ObjectNode shape = object().put("name", name).put("merged", false).put("protected", false);
    shape.put("default", name.equals(project.defaultBranch));
    shape.putObject("commit").put("id", sha).put("short_id", sha.substring(0, 8));
    return shape;
  }
}
