package dev.autodev.forge.hosted;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is found again by its mark: one of it, however often and by how many it is asked for.
 *
 * @param ours all that our account has made
 * @param text where the mark is
 * @param number grows with each that is made
 * @param drop undoes one
 */
public record OnceByMark<T>(
    Calls calls,
    Supplier<List<T>> ours,
    Function<T, @Nullable String> text,
    ToLongFunction<T> number,
    Consumer<T> drop) {

  /** The one with this marker, made unless there is one. */
  public T get(String marker, Supplier<T> make) {
    return calls.repeat(() -> first(marker).orElseGet(() -> onlyOne(marker, make.get())));
  }

  private Optional<T> first(String marker) {
    return HiddenMark.those(ours.get(), marker, text, number).stream().findFirst();
  }

  /** Of two that were made at the same time the older one stays. */
  private T onlyOne(String marker, T made) {
    T first = first(marker).orElse(made);
    if (number.applyAsLong(first) != number.applyAsLong(made)) {
      drop.accept(made);
    }
    return first;
  }
}
