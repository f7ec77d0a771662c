package dev.autodev.scheduler.feedback;

import dev.autodev.control.Principal;
import dev.autodev.control.flow.ChangeRequests;
import dev.autodev.control.view.GateView;
import dev.autodev.forge.FailedJob;
import dev.autodev.forge.Feedback;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Forges;
import dev.autodev.forge.NewComment;
import dev.autodev.forge.Remark;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * One change: what trusted people said of it and a failed pipeline of its commit go to its builder,
 * each once.
 */
@ApplicationScoped
class HeldAgainst {
  private static final Logger LOG = Logger.getLogger(HeldAgainst.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Inject ChangeRequests changes;
  @Inject HeardBefore heardBefore;
  @Inject TrustedAccounts trusted;

  boolean sendsBack(GateView gate, RepositoryRef repository, Forges forges) {
    Feedback feedback = forges.feedbackOf(repository).orElseThrow();
    String request = mergeRequest(gate);
    if (request.isEmpty()) {
      return false;
    }
    List<Remark> remarks =
        feedback.remarks(repository, request).stream()
            .filter(remark -> trusted.have(feedback, remark.author()))
            .toList();
    String sha = gate.subject().hash();
    Optional<List<FailedJob>> failed = feedback.failedPipeline(repository, request, sha);
    if (remarks.isEmpty() && failed.isEmpty()) {
      return false;
    }
    Set<String> known = heardBefore.of(Objects.requireNonNull(gate.workflow()));
    List<Finding> findings = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    String by = feedback.name();
    for (Remark remark : remarks) {
      String key = "comment:" + remark.id();
      if (!known.contains(key)) {
        heard.add(key);
        findings.add(finding(remark));
        by = feedback.name() + ":" + remark.author();
      }
    }
    if (failed.isPresent() && !known.contains("pipeline:" + sha)) {
      heard.add("pipeline:" + sha);
      findings.addAll(findings(failed.get()));
    }
    return !findings.isEmpty()
        && ask(gate, new ChangeRequests.Asked(findings, heard), by)
        && told(gate, repository, forges, request);
  }

  /** Its number, or nothing. */
  static String mergeRequest(GateView gate) {
    return Optional.ofNullable(gate.subject().change())
        .map(change -> change.path("mergeRequest").asText())
        .orElse("");
  }

  private static Finding finding(Remark remark) {
    return new Finding(
        "person",
        "comment",
        Severity.HIGH,
        remark.file().orElse(""),
        remark.line(),
        "%s: %s".formatted(remark.author(), remark.text()));
  }

  private static List<Finding> findings(List<FailedJob> jobs) {
    return jobs.isEmpty()
        ? List.of(pipeline("the forge's pipeline failed, and no job of it says why"))
        : jobs.stream()
            .map(
                job ->
                    pipeline(
                        "job %s of the forge's pipeline failed; its log ends: %s"
                            .formatted(job.name(), job.log())))
            .toList();
  }

  private static Finding pipeline(String words) {
    return new Finding("pipeline", "pipeline-failed", Severity.HIGH, "", 0, words);
  }

  private boolean ask(GateView gate, ChangeRequests.Asked asked, String by) {
    return changes
        .ask(gate.id(), asked, new Principal(by, Principal.Kind.SYSTEM))
        .await()
        .atMost(LONGEST);
  }

  /** For people there; who dies before has sent the change back all the same. */
  private static boolean told(
      GateView gate, RepositoryRef repository, Forges forges, String request) {
    try {
      forges
          .of(repository)
          .comment(
              repository,
              new NewComment(
                  "heard-" + gate.id(),
                  "merge_request",
                  request,
                  "Heard: the change goes back to its builder.",
                  Optional.empty(),
                  0));
    } catch (ForgeException e) {
      LOG.warnf("gate=%s sent back, which is not told there: %s", gate.id(), e.getMessage());
    }
    return true;
  }
}
