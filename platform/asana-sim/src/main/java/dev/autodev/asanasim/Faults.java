package dev.autodev.asanasim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Faults that wait for the calls they are for. */
final class Faults {
  private final List<Waiting> waiting = new ArrayList<>();

  private static final class Waiting {
    private final Pattern calls;
    private final Fault fault;
    private int left;

    Waiting(Pattern calls, Fault fault, int left) {
      this.calls = calls;
      this.fault = fault;
      this.left = left;
    }
  }

  synchronized void add(String calls, Fault fault, int times) {
    waiting.add(new Waiting(Pattern.compile(calls), fault, times));
  }

  synchronized void clear() {
    waiting.clear();
  }

  synchronized Optional<Fault> of(String call) {
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting one = each.next();
      if (one.calls.matcher(call).matches()) {
        one.left--;
        if (one.left == 0) {
          each.remove();
        }
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
  }
}
