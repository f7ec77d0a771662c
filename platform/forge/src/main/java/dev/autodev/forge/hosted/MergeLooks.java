package dev.autodev.forge.hosted;

import dev.autodev.forge.Branches;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.MergeCommand;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.RepositoryRef;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Has a forge merge exactly the approved commit, once it says that it may be merged: looks, tries,
 * and looks again.
 *
 * @param <R> a merge request there
 */
public abstract class MergeLooks<R> {
  private static final int LOOKS = 30;
  private static final int REFUSALS = 5;

  /** Something has changed since it was looked at, or the forge's rules keep it from merging. */
  private static final Set<Integer> NOT_NOW = Set.of(405, 406, 409, 422);

  protected final Calls calls;
  protected final MergeCommand command;
  private final String forge;
  private final Duration pause;
  private int refusals;

  /**
   * For one merge.
   *
   * @param forge its name, for people
   * @param pause between two looks
   */
  protected MergeLooks(String forge, Calls calls, MergeCommand command, Duration pause) {
    this.forge = forge;
    this.calls = calls;
    this.command = command;
    this.pause = pause;
  }

  /** The merge request as it is now. */
  protected abstract R get();

  /** What became of it already. */
  protected abstract Optional<MergeOutcome> ended(R request);

  /** Whether the forge has still to look at it. */
  protected abstract boolean undecided(R request);

  /** Tries to merge where the forge would; empty: to be looked at again. */
  protected abstract Optional<MergeOutcome> step(R request);

  /** Looks until there is an outcome. */
  public final MergeOutcome merge(RepositoryRef repository, Branches branches) {
    for (int look = 0; look < LOOKS; look++) {
      R now = get();
      Optional<MergeOutcome> outcome =
          ended(now).or(() -> undecided(now) ? Optional.empty() : next(now, repository, branches));
      if (outcome.isPresent()) {
        return outcome.get();
      }
      await();
    }
    return notYet("still looking at the branch");
  }

  private Optional<MergeOutcome> next(R now, RepositoryRef repository, Branches branches) {
    return branches.obstacle(repository, command).or(() -> step(now));
  }

  /** It is to wait. */
  protected final MergeOutcome notYet(String why) {
    return new MergeOutcome.NotYet("%s does not merge it yet: %s".formatted(forge, why));
  }

  /** Asks for the merge; empty: the next look tells what became of it. */
  protected final Optional<MergeOutcome> tried(Supplier<String> merge) {
    try {
      return Optional.of(new MergeOutcome.Merged(calls.write(merge), false));
    } catch (ForgeBusyException e) {
      return Optional.empty();
    } catch (ForgeRefusedException e) {
      if (!NOT_NOW.contains(e.status())) {
        throw e;
      }
      refusals++;
      return refusals < REFUSALS
          ? Optional.empty()
          : Optional.of(new MergeOutcome.NotYet(String.valueOf(e.getMessage())));
    }
  }

  private void await() {
    try {
      new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ForgeException(
          "interrupted while %s was asked to merge; the task runs again".formatted(forge));
    }
  }
}
