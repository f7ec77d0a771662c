package dev.autodev.model.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.Finding;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import dev.autodev.model.Severity;
import dev.autodev.model.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a task asks for; one record per {@link TaskType}, told apart by {@code type} on the wire.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskPayload.AnalyzeRepo.class, name = "analyze_repo"),
  @JsonSubTypes.Type(value = TaskPayload.CreateEpic.class, name = "create_epic"),
  @JsonSubTypes.Type(value = TaskPayload.CreateUserStory.class, name = "create_user_story"),
  @JsonSubTypes.Type(value = TaskPayload.PrioritizeBacklog.class, name = "prioritize_backlog"),
  @JsonSubTypes.Type(value = TaskPayload.BuildProduct.class, name = "build_product"),
  @JsonSubTypes.Type(value = TaskPayload.EvaluateFeasibility.class, name = "evaluate_feasibility"),
  @JsonSubTypes.Type(value = TaskPayload.WriteSpec.class, name = "write_spec"),
  @JsonSubTypes.Type(value = TaskPayload.ImplementFeature.class, name = "implement_feature"),
  @JsonSubTypes.Type(value = TaskPayload.ImplementFix.class, name = "implement_fix"),
  @JsonSubTypes.Type(value = TaskPayload.ReviewMr.class, name = "review_mr"),
  @JsonSubTypes.Type(value = TaskPayload.RunTests.class, name = "run_tests"),
  @JsonSubTypes.Type(value = TaskPayload.SecurityScan.class, name = "security_scan"),
  @JsonSubTypes.Type(value = TaskPayload.Deploy.class, name = "deploy"),
  @JsonSubTypes.Type(value = TaskPayload.Publish.class, name = "publish"),
  @JsonSubTypes.Type(value = TaskPayload.StaticAnalysis.class, name = "static_analysis"),
})
public sealed interface TaskPayload {
  /** The type this record describes. */
  @JsonIgnore
  default TaskType taskType() {
    for (TaskType type : TaskType.values()) {
      if (type.payload() == getClass()) {
        return type;
      }
    }
    throw new IllegalStateException(getClass() + " belongs to no task type");
  }

  /**
   * Reads the payload of a type from a JSON object without its {@code type} field, as people write
   * it.
   */
  static TaskPayload of(TaskType type, JsonNode body) {
    if (!body.isObject()) {
      throw new InvalidModelException(
          "the payload of "
              + type.wireName()
              + " must be a JSON object, not "
              + body.getNodeType());
    }
    ObjectNode typed = body.deepCopy();
    typed.put("type", type.wireName());
    return Json.read(typed, TaskPayload.class);
  }

  /**
   * Look at the repository's structure.
   *
   * @param focus what to look for; empty: everything
   */
  record AnalyzeRepo(String focus) implements TaskPayload {
    /** Absent focus is empty. */
    public AnalyzeRepo {
      focus = Require.orEmpty(focus);
    }
  }

  /**
   * File an epic.
   *
   * @param analysis what analyze_repo found, Markdown
   */
  record CreateEpic(String title, String description, String analysis) implements TaskPayload {
    /** A title is needed. */
    public CreateEpic {
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      analysis = Require.orEmpty(analysis);
    }
  }

  /**
   * File a user story below an epic.
   *
   * @param epic the forge's number of the epic; empty: none
   */
  record CreateUserStory(String epic, String title, String description, String analysis)
      implements TaskPayload {
    /** A title is needed. */
    public CreateUserStory {
      epic = Require.orEmpty(epic);
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      analysis = Require.orEmpty(analysis);
    }
  }

  /** Rank the repository's open issues. */
  record PrioritizeBacklog() implements TaskPayload {}

  /**
   * Propose a product that could be built from an idea.
   *
   * @param target where it would be sold or published: gumroad, npm, vercel, apify, stripe; empty:
   *     open
   */
  record BuildProduct(String idea, String target) implements TaskPayload {
    /** An idea is needed. */
    public BuildProduct {
      idea = Require.text(idea, "idea");
      target = Require.orEmpty(target);
    }
  }

  /** Judge whether a story can be built. */
  record EvaluateFeasibility(String story, String title, String description, String analysis)
      implements TaskPayload {
    /** A title is needed. */
    public EvaluateFeasibility {
      story = Require.orEmpty(story);
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      analysis = Require.orEmpty(analysis);
    }
  }

  /**
   * Write the specification that a person approves.
   *
   * @param feasibility what evaluate_feasibility said, Markdown
   * @param rejection why the last one was rejected; empty for the first
   */
  record WriteSpec(
      String title, String description, String feasibility, String rejection, int round)
      implements TaskPayload {
    /** A title is needed. */
    public WriteSpec {
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      feasibility = Require.orEmpty(feasibility);
      rejection = Require.orEmpty(rejection);
    }
  }

  /**
   * Build a feature on a branch of its own.
   *
   * @param spec the approved specification, Markdown; empty when filed without one
   * @param paths what the specification says will be touched; empty: not said
   * @param branch to work on; empty: named after the task
   */
  record ImplementFeature(
      String title, String description, String spec, List<String> paths, String branch)
      implements TaskPayload {
    /** A title is needed. */
    public ImplementFeature {
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      spec = Require.orEmpty(spec);
      paths = Require.copy(paths);
      branch = Require.orEmpty(branch);
    }
  }

  /**
   * Mend a change or a bug.
   *
   * @param findings what is to be mended
   * @param change the change to continue; absent: a fix of its own on a new branch
   * @param round 1 for the first mending of a change
   */
  record ImplementFix(
      String title,
      String description,
      String spec,
      List<Finding> findings,
      Optional<ChangeRef> change,
      String branch,
      int round)
      implements TaskPayload {
    /** A title is needed. */
    public ImplementFix {
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      spec = Require.orEmpty(spec);
      findings = Require.copy(findings);
      change = change == null ? Optional.empty() : change;
      branch = Require.orEmpty(branch);
    }
  }

  /** Review a change; never by its author's session. */
  record ReviewMr(String title, String spec, ChangeRef change, int round) implements TaskPayload {
    /** A change is needed. */
    public ReviewMr {
      title = Require.orEmpty(title);
      spec = Require.orEmpty(spec);
      change = Require.present(change, "change");
    }
  }

  /**
   * Run the repository's own tests.
   *
   * @param change what to test; absent: the default branch
   * @param command instead of the repository's own test command; empty: that one
   */
  record RunTests(Optional<ChangeRef> change, String command, int round) implements TaskPayload {
    /** Everything may be absent. */
    public RunTests {
      change = change == null ? Optional.empty() : change;
      command = Require.orEmpty(command);
    }
  }

  /**
   * Scan for secrets, unsafe code and vulnerable dependencies.
   *
   * @param change what to scan; absent: the default branch
   * @param threshold findings as bad as this make the task's verdict bad
   */
  record SecurityScan(Optional<ChangeRef> change, Severity threshold, int round)
      implements TaskPayload {
    /** Absent threshold: high. */
    public SecurityScan {
      change = change == null ? Optional.empty() : change;
      threshold = threshold == null ? Severity.HIGH : threshold;
    }
  }

  /**
   * Merge an approved change and deploy it.
   *
   * @param approvedSha the commit that the gate was bound to
   */
  record Deploy(String title, ChangeRef change, String approvedSha, int round)
      implements TaskPayload {
    /** A change and the approved commit are needed. */
    public Deploy {
      title = Require.orEmpty(title);
      change = Require.present(change, "change");
      approvedSha = Require.text(approvedSha, "approvedSha");
    }
  }

  /**
   * Publish an approved product.
   *
   * @param target gumroad, npm, vercel, apify or stripe
   * @param approvedSha the commit that the gate was bound to
   */
  record Publish(String product, String target, String approvedSha) implements TaskPayload {
    /** Product and target are needed. */
    public Publish {
      product = Require.text(product, "product");
      target = Require.text(target, "target");
      approvedSha = Require.orEmpty(approvedSha);
    }
  }

  /**
   * Look for bugs by static analysis.
   *
   * @param change what to analyse; absent: the default branch
   * @param threshold findings as bad as this are looked into
   * @param fileFixes whether confirmed findings become fixes by themselves
   */
  record StaticAnalysis(Optional<ChangeRef> change, Severity threshold, boolean fileFixes)
      implements TaskPayload {
    /** Absent threshold: medium. */
    public StaticAnalysis {
      change = change == null ? Optional.empty() : change;
      threshold = threshold == null ? Severity.MEDIUM : threshold;
    }
  }
}
