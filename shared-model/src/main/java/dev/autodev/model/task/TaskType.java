package dev.autodev.model.task;

import static dev.autodev.model.Role.ARCHITECT;
import static dev.autodev.model.Role.BUG_FINDER;
import static dev.autodev.model.Role.BUILDER;
import static dev.autodev.model.Role.DEVOPS;
import static dev.autodev.model.Role.PM;
import static dev.autodev.model.Role.REVIEWER;
import static dev.autodev.model.Role.SECURITY;
import static dev.autodev.model.Role.TESTER;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.Role;
import dev.autodev.model.json.UnknownTypeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of work, each done by one role and described by one payload record. */
public enum TaskType {
  ANALYZE_REPO(PM, TaskPayload.AnalyzeRepo.class),
  CREATE_EPIC(PM, TaskPayload.CreateEpic.class),
  CREATE_USER_STORY(PM, TaskPayload.CreateUserStory.class),
  PRIORITIZE_BACKLOG(PM, TaskPayload.PrioritizeBacklog.class),
  BUILD_PRODUCT(PM, TaskPayload.BuildProduct.class),
  EVALUATE_FEASIBILITY(ARCHITECT, TaskPayload.EvaluateFeasibility.class),
  WRITE_SPEC(ARCHITECT, TaskPayload.WriteSpec.class),
  IMPLEMENT_FEATURE(BUILDER, TaskPayload.ImplementFeature.class),
  IMPLEMENT_FIX(BUILDER, TaskPayload.ImplementFix.class),
  REVIEW_MR(REVIEWER, TaskPayload.ReviewMr.class),
  RUN_TESTS(TESTER, TaskPayload.RunTests.class),
  SECURITY_SCAN(SECURITY, TaskPayload.SecurityScan.class),
  DEPLOY(DEVOPS, TaskPayload.Deploy.class),
  PUBLISH(DEVOPS, TaskPayload.Publish.class),
  STATIC_ANALYSIS(BUG_FINDER, TaskPayload.StaticAnalysis.class);

  private static final Map<String, TaskType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(TaskType::wireName, type -> type));

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final Role role;
  private final Class<? extends TaskPayload> payload;

  TaskType(Role role, Class<? extends TaskPayload> payload) {
    this.role = role;
    this.payload = payload;
  }

  /** Who does it. */
  public Role role() {
    return role;
  }

  /** The record that describes it. */
  public Class<? extends TaskPayload> payload() {
    return payload;
  }

  /** The name on the wire and in the command line, such as {@code review_mr}. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /**
   * Reads a type from its wire name.
   *
   * @throws UnknownTypeException naming the known types
   */
  @JsonCreator
  public static TaskType of(String name) {
    TaskType type = BY_NAME.get(name);
    if (type != null) {
      return type;
    }
    throw new UnknownTypeException(
        "task type",
        name,
        Arrays.stream(values()).map(TaskType::wireName).collect(Collectors.joining(", ")));
  }
}
