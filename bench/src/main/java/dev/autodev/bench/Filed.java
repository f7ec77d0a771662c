package dev.autodev.bench;

import java.util.Arrays;
import java.util.List;

/** Which tasks or workflows were filed, and when the call that filed each began. */
final class Filed {
  private final long[] at;
  private final String[] ids;

  Filed(int count) {
    at = new long[count];
    ids = new String[count];
  }

  /** Each place is written once, by one client. */
  void put(int place, long nanos, String id) {
    at[place] = nanos;
    ids[place] = id;
  }

  List<String> ids() {
    return Arrays.asList(ids);
  }

  /** What passed from the filing of each to the instant given for it. */
  long[] until(long[] instants) {
    long[] took = new long[at.length];
    for (int i = 0; i < at.length; i++) {
      took[i] = instants[i] - at[i];
    }
    return took;
  }
}
