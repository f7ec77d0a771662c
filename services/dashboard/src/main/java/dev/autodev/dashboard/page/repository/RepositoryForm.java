package dev.autodev.dashboard.page.repository;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.dashboard.page.Query;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Repository;
import dev.autodev.model.Severity;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** All settings of a repository as a form sends them; a field left empty is none. */
public class RepositoryForm {
  @RestForm Optional<String> url = Optional.empty();
  @RestForm Optional<String> defaultBranch = Optional.empty();
  @RestForm Optional<String> testCommand = Optional.empty();
  @RestForm Optional<String> deployCommand = Optional.empty();
  @RestForm Optional<String> healthCommand = Optional.empty();
  @RestForm Optional<String> rollbackCommand = Optional.empty();
  @RestForm Optional<String> publishCommand = Optional.empty();
  @RestForm Optional<String> coverageThreshold = Optional.empty();
  @RestForm Optional<String> findingThreshold = Optional.empty();
  @RestForm Optional<String> importance = Optional.empty();
  @RestForm Optional<String> people = Optional.empty();
  @RestForm Optional<String> byOthers = Optional.empty();
  @RestForm Optional<String> version = Optional.empty();

  /** Of what was seen when the form was filled in. */
  String version() {
    return version.orElseThrow(
        () ->
            new ControlPlaneException.Invalid(
                "version", "The version is missing; open the page again"));
  }

  /** What the form has no field for stays. */
  KnownRepository over(RepositoryView now) {
    Repository repository =
        new Repository(
            now.repository().name(),
            Query.given(url).orElse(""),
            Query.given(defaultBranch).orElse(""),
            testCommand,
            deployCommand,
            healthCommand,
            rollbackCommand,
            publishCommand,
            number("coverageThreshold", coverageThreshold),
            Query.given(findingThreshold).map(Severity::of),
            new ApprovalRule(number("people", people), byOthers.isPresent()));
    return new KnownRepository(repository, number("importance", importance));
  }

  private static int number(String field, Optional<String> text) {
    String given = Query.given(text).orElse("0");
    if (!given.matches("[0-9]{1,3}")) {
      throw new ControlPlaneException.Invalid(
          field, "%s is '%s'; give a whole number".formatted(field, given));
    }
    return Integer.parseInt(given);
  }
}
