package dev.autodev.scheduler.intake;

import dev.autodev.control.NewWorkflow;
import dev.autodev.control.Principal;
import dev.autodev.control.Workflows;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.forge.AskedIssue;
import dev.autodev.forge.Forge;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.forge.Intake;
import dev.autodev.forge.NewComment;
import dev.autodev.forge.RepositoryRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes a workflow of a labelled issue and tells its people when that ends. Each step finds what an
 * earlier try has done: the workflow by its key, a comment by its marker; a label says what is
 * next.
 */
@ApplicationScoped
class AskedWork {
  private static final Logger LOG = Logger.getLogger(AskedWork.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Inject Workflows workflows;
  @Inject ForgesConfig config;

  void look(RepositoryRef repository, Intake intake, Forge forge) {
    ForgesConfig.Asked labels = config.intake();
    for (AskedIssue issue : intake.asked(repository, labels.label())) {
      String workflow = started(repository, intake, issue);
      String text = "Taken on as workflow %s.".formatted(workflow);
      say(forge, repository, issue, new Said("taken-" + workflow, text));
      intake.relabel(repository, issue.id(), labels.label(), labels.taken());
    }
    for (AskedIssue issue : intake.asked(repository, labels.taken())) {
      known(key(repository, intake, issue))
          .filter(workflow -> workflow.finishedAt() != null)
          .ifPresent(workflow -> end(repository, intake, forge, issue, workflow));
    }
  }

  private static String key(RepositoryRef repository, Intake intake, AskedIssue issue) {
    return "%s:%s:issue:%s".formatted(intake.name(), repository.name(), issue.id());
  }

  private String started(RepositoryRef repository, Intake intake, AskedIssue issue) {
    String key = key(repository, intake, issue);
    return known(key)
        .map(WorkflowView::id)
        .orElseGet(
            () -> {
              Principal by =
                  new Principal(intake.name() + ":" + issue.author(), Principal.Kind.SYSTEM);
              String id = await(workflows.start(asked(repository, issue, key), by)).id();
              LOG.infof("workflow=%s started for %s by %s", id, issue.url(), by.name());
              return id;
            });
  }

  private NewWorkflow asked(RepositoryRef repository, AskedIssue issue, String key) {
    return new NewWorkflow(
        issue.labels().contains(config.intake().fix()) ? "fix" : "feature",
        issue.title(),
        "%s%n%n(%s)".formatted(issue.text(), issue.url()).strip(),
        Optional.of(repository.name()),
        Optional.of(key));
  }

  private void end(
      RepositoryRef repository,
      Intake intake,
      Forge forge,
      AskedIssue issue,
      WorkflowView workflow) {
    String result = workflow.result() == null ? "" : ": " + workflow.result();
    String text = "Workflow %s is %s%s".formatted(workflow.id(), workflow.status(), result);
    say(forge, repository, issue, new Said("ended-" + workflow.id(), text));
    intake.relabel(repository, issue.id(), config.intake().taken(), config.intake().ended());
    if (workflow.status().equals("completed")) {
      intake.close(repository, issue.id());
    }
  }

  private record Said(String marker, String text) {}

  private static void say(Forge forge, RepositoryRef repository, AskedIssue issue, Said said) {
    forge.comment(
        repository,
        new NewComment(said.marker(), "issue", issue.id(), said.text(), Optional.empty(), 0));
  }

  private Optional<WorkflowView> known(String key) {
    return await(workflows.ofKey(key));
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(LONGEST);
  }
}
