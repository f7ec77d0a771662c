package dev.autodev.model.task;

import dev.autodev.model.Require;
import java.util.List;

/** What was claimed and what the runtime itself found; both are kept. */
public record Evidence(List<Observation> observations) {
  /** Nothing was there to look at. */
  public static final Evidence NONE = new Evidence(List.of());

  /** Absent means none. */
  public Evidence {
    observations = Require.copy(observations);
  }

  /** Whether every claim was found true. */
  public boolean holds() {
    return observations.stream().allMatch(Observation::holds);
  }

  /**
   * One thing that was looked at.
   *
   * @param subject such as commits, clean tree, tests, coverage, paths
   * @param claimed by the session
   * @param found by the runtime
   */
  public record Observation(String subject, String claimed, String found, boolean holds) {
    /** A subject is needed. */
    public Observation {
      subject = Require.text(subject, "subject");
      claimed = Require.orEmpty(claimed);
      found = Require.orEmpty(found);
    }
  }
}
