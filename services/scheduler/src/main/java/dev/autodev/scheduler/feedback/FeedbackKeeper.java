package dev.autodev.scheduler.feedback;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.Repositories;
import dev.autodev.control.Workflows;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Forges;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Repository;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.scheduler.intake.RepositoryAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at the merge requests about which a person is asked. */
@ApplicationScoped
public class FeedbackKeeper {
  private static final Logger LOG = Logger.getLogger(FeedbackKeeper.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int PAGE = 100;

  @Inject Gates gates;
  @Inject Workflows workflows;
  @Inject Repositories repositories;
  @Inject Forges forges;
  @Inject EndedThere endedThere;
  @Inject HeldAgainst heldAgainst;

  private final Looks looks =
      Looks.blocking(
          () -> look(any -> true),
          new Outage(LOG, "looking at merge requests", "nothing is lost, the timer tries again"));

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Looks now at those of the repository of this address, which blocks; says what came of it. */
  public String lookAt(String address) {
    RepositoryAddress wanted = RepositoryAddress.of(address);
    return look(one -> RepositoryAddress.of(one.url()).equals(wanted));
  }

  private synchronized String look(Predicate<Repository> which) {
    List<Repository> those =
        await(repositories.list()).stream()
            .map(RepositoryView::repository)
            .filter(which)
            .filter(one -> forges.feedbackOf(ref(one)).isPresent())
            .toList();
    int sentBack = 0;
    Optional<String> cursor = Optional.empty();
    while (!those.isEmpty()) {
      Page<GateView> page =
          await(
              gates.list(
                  Optional.of(GateStatus.OPEN),
                  Optional.of(GateKind.MERGE_APPROVAL),
                  PAGE,
                  cursor));
      sentBack += (int) page.items().stream().filter(gate -> isSentBack(gate, those)).count();
      cursor = Optional.ofNullable(page.next());
      if (cursor.isEmpty()) {
        return "looked at; changes sent back: " + sentBack;
      }
    }
    return "no repository of a forge is registered with that address";
  }

  /** What one change does wrong keeps no other from its turn. */
  private boolean isSentBack(GateView gate, List<Repository> those) {
    try {
      @Nullable String name =
          await(workflows.find(Objects.requireNonNull(gate.workflow()))).repository();
      return those.stream()
          .filter(one -> one.name().equals(name))
          .findFirst()
          .map(FeedbackKeeper::ref)
          .filter(ref -> !isEnded(gate, ref) && heldAgainst.sendsBack(gate, ref, forges))
          .isPresent();
    } catch (ForgeException | ControlPlaneException e) {
      LOG.warnf(
          "gate=%s its merge request is looked at again later: %s", gate.id(), e.getMessage());
      return false;
    }
  }

  private boolean isEnded(GateView gate, RepositoryRef repository) {
    return endedThere.is(gate, repository, forges.feedbackOf(repository).orElseThrow());
  }

  private static RepositoryRef ref(Repository one) {
    return new RepositoryRef(one.name(), one.url(), one.defaultBranch());
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(LONGEST);
  }
}
