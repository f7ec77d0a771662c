package dev.autodev.streams.group;

import dev.autodev.streams.StreamSelector;
import java.util.LinkedHashMap;
import java.util.Map;

/** The streams of the attribute {@code streams}, all with the same limit. */
public final class FixedStreams implements StreamSelector {
  private final Map<String, Integer> streams = new LinkedHashMap<>();

  public FixedStreams(String names, int limit) {
    for (String name : names.split(",")) {
      if (!name.isBlank()) {
        streams.put(name.strip(), limit);
      }
    }
  }

  @Override
  public Map<String, Integer> streams() {
    return streams;
  }
}
