package dev.autodev.role.builder;

import dev.autodev.agent.Quoted;
import dev.autodev.agent.Trust;
import dev.autodev.model.Finding;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be built and where.
 *
 * @param continued the change that the branch already holds; absent: a new one
 */
record Assignment(String title, String branch, Optional<ChangeRef> continued, String prompt) {
  static Assignment of(TaskPayload.ImplementFeature feature, TaskOrder order) {
    String paths =
        feature.paths().isEmpty()
            ? ""
            : "Stay within these paths: " + String.join(", ", feature.paths()) + ".\n";
    return new Assignment(
        feature.title(),
        branch(feature.branch(), order),
        Optional.empty(),
        "Implement this feature with tests.\n"
            + paths
            + Quoted.of(Trust.REQUEST, "request", feature.title() + "\n\n" + feature.description())
            + Quoted.of(Trust.REQUEST, "specification", feature.spec()));
  }

  static Assignment of(TaskPayload.ImplementFix fix, TaskOrder order) {
    String branch = fix.change().map(ChangeRef::branch).orElse(fix.branch());
    return new Assignment(
        fix.title(),
        branch(branch, order),
        fix.change(),
        (fix.change().isPresent()
                ? "Mend the change on this branch: deal with each finding.\n"
                : "Mend this bug, with a test that fails without the fix.\n")
            + Quoted.of(Trust.REQUEST, "request", fix.title() + "\n\n" + fix.description())
            + Quoted.of(Trust.REQUEST, "specification", fix.spec())
            + Quoted.of(
                Trust.AGENT, "findings of reviewers, tests and scanners", lines(fix.findings())));
  }

  private static String branch(String named, TaskOrder order) {
    return named.isBlank() ? "auto-dev/" + order.task().value().toLowerCase(Locale.ROOT) : named;
  }

  private static String lines(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                "- %s [%s, %s %s] %s"
                    .formatted(
                        finding.place(),
                        finding.severity().wireName(),
                        finding.tool(),
                        finding.rule(),
                        finding.message()))
        .collect(Collectors.joining("\n"));
  }
}
