package dev.autodev.scheduler.intake;

import dev.autodev.control.Repositories;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Forges;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks for issues by which people ask for work, and tells them there what becomes of it. */
@ApplicationScoped
public class ForgeIntake {
  private static final Logger LOG = Logger.getLogger(ForgeIntake.class);

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
    for (RepositoryView view : all) {
      Repository one = view.repository();
      RepositoryRef ref = new RepositoryRef(one.name(), one.url(), one.defaultBranch());
      try {
        forges.intakeOf(ref).ifPresent(intake -> work.look(ref, intake, forges.of(ref)));
      } catch (ForgeException e) {
        LOG.warnf("repository=%s issues are looked at again later: %s", one.name(), e.getMessage());
      }
    }
  }
}
