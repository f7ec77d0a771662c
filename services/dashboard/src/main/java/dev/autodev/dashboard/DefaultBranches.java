package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Forges;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Refuses a default branch that a repository has not, as far as it can be asked: a dashboard may
 * know no way to one that agents reach. One without any branch may get its first later.
 */
@ApplicationScoped
public class DefaultBranches {
  private static final Logger LOG = Logger.getLogger(DefaultBranches.class);
  private static final int SHOWN = 20;

  private final Forges forges;

  DefaultBranches(Forges forges) {
    this.forges = forges;
  }

  /** Of other settings: only where they say another branch or another place. */
  public Uni<KnownRepository> checked(KnownRepository wanted, RepositoryView now) {
    Repository known = now.repository();
    boolean same =
        wanted.repository().defaultBranch().equals(known.defaultBranch())
            && wanted.repository().url().equals(known.url());
    return same ? Uni.createFrom().item(wanted) : checked(wanted);
  }

  /** Of a new one; asks git, so not on the event loop. */
  public Uni<KnownRepository> checked(KnownRepository wanted) {
    return Uni.createFrom()
        .item(
            () -> {
              check(wanted.repository());
              return wanted;
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private void check(Repository repository) {
    RepositoryRef ref =
        new RepositoryRef(repository.name(), repository.url(), repository.defaultBranch());
    List<String> names;
    try {
      names = forges.of(ref).branches(ref);
    } catch (ForgeException e) {
      LOG.warnf(
          "repository=%s cannot be asked whether it has the branch %s, so that is believed; where it has not, its"
              + " tasks will say so: %s",
          ref.name(), ref.defaultBranch(), e.getMessage());
      return;
    }
    if (!names.isEmpty() && !names.contains(ref.defaultBranch())) {
      throw new ControlPlaneException.Invalid("defaultBranch", refusal(ref, names));
    }
  }

  private static String refusal(RepositoryRef ref, List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    String more = names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "";
    return "repository '%s' has no branch '%s' as defaultBranch; there are %s%s: name one of them, or push yours first"
        .formatted(ref.name(), ref.defaultBranch(), shown, more);
  }
}
