package dev.autodev.agent.left;

import dev.autodev.forge.Forge;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Worktree;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens an attempt's worktree as the attempt before has left it, and leaves it to the next one. A
 * ref in git is the truth; what this machine still has of it is used only where it agrees.
 */
public final class LeftWork implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LeftWork.class);

  private final Forge forge;
  private final TaskOrder order;
  private final Path open;
  private final Consumer<String> tell;
  private @Nullable Begun begun;
  private Optional<Earlier> earlier = Optional.empty();
  private boolean stays;

  /**
   * Of one attempt.
   *
   * @param open where the files are that say what is worked in on this machine
   * @param tell hears what people should know
   */
  public LeftWork(Forge forge, TaskOrder order, Path open, Consumer<String> tell) {
    this.forge = forge;
    this.order = order;
    this.open = open;
    this.tell = tell;
  }

  /** A clone as asked for; the first one of an attempt is where the attempt before was. */
  public synchronized Worktree open(
      RepositoryRef repository, String branch, boolean create, RunPlace place) {
    if (begun != null) {
      return forge.open(repository, place.nextWorktree(), branch, create);
    }
    OpenTask file = OpenTask.of(open, order.task());
    try {
      begun = begin(repository, file, new Asked(branch, create, place));
    } finally {
      if (begun == null) {
        file.close();
      }
    }
    return begun.worktree();
  }

  private record Asked(String branch, boolean create, RunPlace place) {}

  private Begun begin(RepositoryRef repository, OpenTask file, Asked asked) {
    if (order.epoch() == 1) {
      return fresh(repository, file, asked, Optional.empty());
    }
    Continued continued = new Continued(forge, repository, order.task());
    Optional<Continued.Found> here =
        file.left()
            .filter(left -> left.epoch() < order.epoch() && left.branch().equals(asked.branch()))
            .filter(LeftHere::isThere)
            .flatMap(continued::here);
    if (here.isEmpty()) {
      return fresh(repository, file, asked, Optional.of(continued));
    }
    Worktree worktree = here.get().worktree();
    earlier = Optional.of(here.get().from());
    Path run = here.get().from().run().orElseThrow();
    file.note(LeftHere.of(order.epoch(), run, worktree));
    tell.accept("it goes on in the worktree of the attempt before");
    return new Begun(repository, worktree, file, continued.known());
  }

  private Begun fresh(
      RepositoryRef repository, OpenTask file, Asked asked, Optional<Continued> continued) {
    Worktree clone =
        forge.open(repository, asked.place().nextWorktree(), asked.branch(), asked.create());
    Optional<Continued.Found> found =
        continued.filter(any -> asked.create()).flatMap(from -> from.fromGit(clone));
    found.ifPresent(
        from -> {
          earlier = Optional.of(from.from());
          tell.accept("it goes on from what the attempt before has left in git");
        });
    Worktree worktree = found.map(Continued.Found::worktree).orElse(clone);
    file.note(LeftHere.of(order.epoch(), asked.place().directory(), worktree));
    return new Begun(repository, worktree, file, continued.flatMap(Continued::known));
  }

  /** What this attempt goes on from, in that worktree. */
  public synchronized Optional<Earlier> earlier(Path worktree) {
    return begun != null && begun.worktree().directory().equals(worktree)
        ? earlier
        : Optional.empty();
  }

  /**
   * Keeps what is not done for the next attempt, once nothing works in the worktree any more; says
   * what the attempt's end is then: one that has ended alike too often needs a person.
   */
  public synchronized TaskOutcome leave(TaskOutcome outcome) {
    if (begun == null) {
      return outcome;
    }
    stays = begun.file().isOurs() && goesOnBySession(outcome);
    try {
      return new Leaving(forge, order, begun, tell).by(outcome);
    } catch (RuntimeException e) {
      LOG.warnf(
          e,
          "task=%s epoch=%d what is not done could not be kept; the next attempt begins without it",
          order.task(),
          order.epoch());
      return outcome;
    }
  }

  /** Nobody goes on with what attempts have left. */
  public synchronized void forget() {
    if (begun == null) {
      return;
    }
    try {
      forge.discard(begun.repository(), order.task().value(), order.epoch());
    } catch (RuntimeException e) {
      LOG.debugf("task=%s what it has left goes later: %s", order.task(), e.getMessage());
    }
  }

  /** Where nothing went wrong, the session itself can be gone on with. */
  private static boolean goesOnBySession(TaskOutcome outcome) {
    return outcome instanceof TaskOutcome.Interrupted || outcome instanceof TaskOutcome.Postponed;
  }

  /** Whether the run directory is to stay as it is, for the next attempt on this machine. */
  public synchronized boolean stays() {
    return stays;
  }

  /** Lets go of what this machine knows of the attempt. */
  @Override
  public synchronized void close() {
    if (begun != null) {
      if (!stays) {
        begun.file().forget();
      }
      begun.file().close();
    }
  }
}
