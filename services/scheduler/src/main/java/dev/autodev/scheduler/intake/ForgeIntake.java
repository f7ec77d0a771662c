package dev.autodev.scheduler.intake;

import dev.autodev.control.Repositories;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Forges;
import dev.autodev.forge.Intake;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for issues by which people ask for work, and tells them there what becomes of it. */
@ApplicationScoped
public class ForgeIntake {
  private static final Logger LOG = Logger.getLogger(ForgeIntake.class);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Inject Forges forges;
  @Inject Repositories repositories;
  @Inject AskedWork work;

  private final Looks looks =
      new Looks(
          this::look,
          new Outage(LOG, "looking for issues", "nothing is lost, the timer tries again"));

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  private Uni<Void> look() {
    return repositories
        .list()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(this::lookAll)
        .replaceWithVoid();
  }

  /** What one repository does wrong keeps no other from its turn. */
  private void lookAll(List<RepositoryView> all) {
    all.forEach(view -> look(view.repository()));
  }

  /** Looks now at the repository of this address, which blocks; says what came of it. */
  public String lookAt(String address) {
    RepositoryAddress wanted = RepositoryAddress.of(address);
    List<Repository> those =
        repositories.list().await().atMost(LONGEST).stream()
            .map(RepositoryView::repository)
            .filter(one -> RepositoryAddress.of(one.url()).equals(wanted))
            .toList();
    return those.isEmpty()
        ? "no repository is registered with that address"
        : String.join("; ", those.stream().map(this::look).toList());
  }

  /** One look at a time: two of them would write two comments, and take one away again. */
  private synchronized String look(Repository one) {
    RepositoryRef ref = new RepositoryRef(one.name(), one.url(), one.defaultBranch());
    try {
      Optional<Intake> intake = forges.intakeOf(ref);
      intake.ifPresent(there -> work.look(ref, there, forges.of(ref)));
      return intake.isPresent() ? "looked at" : "no forge is configured for " + one.name();
    } catch (ForgeException e) {
      LOG.warnf("repository=%s issues are looked at again later: %s", one.name(), e.getMessage());
      return "left to the next poll: " + e.getMessage();
    }
  }
}
