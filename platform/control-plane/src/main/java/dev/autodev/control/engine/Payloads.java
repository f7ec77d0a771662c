package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Step;
import java.util.List;
import java.util.Optional;

/** What a step asks for, built from what the steps before it found. */
final class Payloads {
  private final WorkflowState state;
  private final String id;

  private Payloads(WorkflowState state, String id) {
    this.state = state;
    this.id = id;
  }

  /** Of a step that begins because all before it is done. */
  static TaskPayload of(WorkflowState state, Step.Work step) {
    boolean seeded =
        Graph.needs(step).isEmpty()
            && state.seed().filter(seed -> seed.taskType() == step.task()).isPresent();
    return seeded
        ? new Payloads(state, step.id()).seed(state.seed().orElseThrow())
        : new Payloads(state, step.id()).of(step);
  }

  /** Of write_spec after a rejection. */
  static TaskPayload rewrite(WorkflowState state, String id, String rejection) {
    return new Payloads(state, id).spec(rejection, state.step(id).round() + 1);
  }

  /** Of implement_fix on the change that the checks did not let pass. */
  static TaskPayload mend(WorkflowState state, List<Finding> findings) {
    String of = state.definition().rework().orElseThrow().of();
    Payloads payloads = new Payloads(state, of);
    TaskResult.ChangeMade made = (TaskResult.ChangeMade) state.result(of).orElseThrow();
    return new TaskPayload.ImplementFix(
        payloads.title(),
        payloads.description(),
        payloads.approvedSpec(),
        findings,
        Optional.of(made.change()),
        made.change().branch(),
        state.mendings());
  }

  private TaskPayload of(Step.Work step) {
    return switch (step.task()) {
      case ANALYZE_REPO -> new TaskPayload.AnalyzeRepo(title());
      case CREATE_EPIC -> new TaskPayload.CreateEpic(title(), description(), analysis());
      case CREATE_USER_STORY ->
          new TaskPayload.CreateUserStory(
              earlier(TaskResult.EpicCreated.class).map(TaskResult.EpicCreated::issue).orElse(""),
              title(),
              description(),
              analysis());
      case PRIORITIZE_BACKLOG -> new TaskPayload.PrioritizeBacklog();
      case BUILD_PRODUCT -> new TaskPayload.BuildProduct(idea(), "");
      case EVALUATE_FEASIBILITY ->
          new TaskPayload.EvaluateFeasibility(
              earlier(TaskResult.StoryCreated.class).map(TaskResult.StoryCreated::issue).orElse(""),
              title(),
              story(),
              analysis());
      case WRITE_SPEC -> spec("", 0);
      case IMPLEMENT_FEATURE ->
          new TaskPayload.ImplementFeature(
              title(), story(), approvedSpec(), paths(), Branches.of(state));
      case IMPLEMENT_FIX ->
          new TaskPayload.ImplementFix(
              title(), story(), approvedSpec(), List.of(), change(), branch(change()), 0);
      case REVIEW_MR ->
          new TaskPayload.ReviewMr(title(), approvedSpec(), change().orElseThrow(), state.round());
      case RUN_TESTS -> new TaskPayload.RunTests(change(), "", state.round());
      case SECURITY_SCAN ->
          new TaskPayload.SecurityScan(change(), threshold(Severity.HIGH), state.round());
      case STATIC_ANALYSIS ->
          new TaskPayload.StaticAnalysis(change(), threshold(Severity.MEDIUM), change().isEmpty());
      case DEPLOY -> deploy();
      case PUBLISH -> publish();
    };
  }

  /** A fix from outside gets this workflow's branch where it names none. */
  private TaskPayload seed(TaskPayload seed) {
    if (seed instanceof TaskPayload.ImplementFix fix && fix.branch().isEmpty()) {
      return new TaskPayload.ImplementFix(
          fix.title(),
          fix.description(),
          fix.spec(),
          fix.findings(),
          fix.change(),
          branch(fix.change()),
          fix.round());
    }
    if (seed instanceof TaskPayload.ImplementFeature feature && feature.branch().isEmpty()) {
      return new TaskPayload.ImplementFeature(
          feature.title(),
          feature.description(),
          feature.spec(),
          feature.paths(),
          Branches.of(state));
    }
    return seed;
  }

  private TaskPayload spec(String rejection, int round) {
    return new TaskPayload.WriteSpec(title(), story(), feasibility(), rejection, round);
  }

  /** Bound to what the person approved, not to what the branch holds now. */
  private TaskPayload deploy() {
    Step.Gate gate = Earlier.gate(state, id, GateKind.MERGE_APPROVAL);
    TaskResult.ChangeMade made = (TaskResult.ChangeMade) state.result(gate.of()).orElseThrow();
    return new TaskPayload.Deploy(
        title(), made.change(), state.step(gate.id()).hash(), state.round());
  }

  private TaskPayload publish() {
    Step.Gate gate = Earlier.gate(state, id, GateKind.PUBLISHING);
    String target =
        earlier(TaskResult.ProductProposed.class)
            .map(TaskResult.ProductProposed::target)
            .filter(named -> !named.isBlank())
            .or(() -> state.seed().flatMap(Payloads::askedTarget))
            .orElse("unspecified");
    return new TaskPayload.Publish(title(), target, state.step(gate.id()).hash());
  }

  private static Optional<String> askedTarget(TaskPayload seed) {
    return seed instanceof TaskPayload.BuildProduct product && !product.target().isBlank()
        ? Optional.of(product.target())
        : Optional.empty();
  }

  private <T extends TaskResult> Optional<T> earlier(Class<T> kind) {
    return Earlier.result(state, id, kind);
  }

  private Optional<ChangeRef> change() {
    return Earlier.change(state, id);
  }

  private String branch(Optional<ChangeRef> change) {
    return change.map(ChangeRef::branch).orElseGet(() -> Branches.of(state));
  }

  private String title() {
    return earlier(TaskResult.ProductProposed.class)
        .map(TaskResult.ProductProposed::name)
        .orElse(state.title());
  }

  private String idea() {
    return state.description().isBlank() ? state.title() : state.description();
  }

  private String description() {
    return earlier(TaskResult.ProductProposed.class)
        .map(TaskResult.ProductProposed::proposal)
        .orElse(state.description());
  }

  private String story() {
    return earlier(TaskResult.StoryCreated.class)
        .map(story -> described(story, description()))
        .orElseGet(this::description);
  }

  private static String described(TaskResult.StoryCreated story, String description) {
    StringBuilder text =
        new StringBuilder(story.description().isBlank() ? description : story.description());
    if (!story.acceptance().isEmpty()) {
      text.append("\n\nAcceptance:");
      story.acceptance().forEach(criterion -> text.append("\n- ").append(criterion));
    }
    return text.toString();
  }

  private String analysis() {
    return earlier(TaskResult.RepositoryAnalysed.class)
        .map(TaskResult.RepositoryAnalysed::summary)
        .orElse("");
  }

  private String feasibility() {
    return earlier(TaskResult.FeasibilityJudged.class)
        .map(
            judged -> {
              StringBuilder text = new StringBuilder(judged.reasoning());
              judged.risks().forEach(risk -> text.append("\n- Risk: ").append(risk));
              return text.toString();
            })
        .orElse("");
  }

  private String approvedSpec() {
    return earlier(TaskResult.SpecWritten.class)
        .map(TaskResult.SpecWritten::markdown)
        .or(() -> state.seed().flatMap(Payloads::seededSpec))
        .orElse("");
  }

  private static Optional<String> seededSpec(TaskPayload seed) {
    return switch (seed) {
      case TaskPayload.ImplementFix fix -> Optional.of(fix.spec());
      case TaskPayload.ImplementFeature feature -> Optional.of(feature.spec());
      default -> Optional.empty();
    };
  }

  private List<String> paths() {
    return earlier(TaskResult.SpecWritten.class)
        .map(TaskResult.SpecWritten::paths)
        .orElse(List.of());
  }

  private Severity threshold(Severity otherwise) {
    return state
        .definition()
        .rework()
        .map(loop -> Verdict.threshold(state, loop))
        .orElse(otherwise);
  }
}
