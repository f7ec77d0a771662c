package dev.autodev.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do; each includes the ones before it. */
public enum Access {
  /** Looks at everything. */
  VIEWER,
  /** Files, cancels and retries work, and stops the swarm. */
  OPERATOR,
  /** Decides gates. */
  APPROVER,
  /** Says who may do what, and configures. */
  ADMIN;

  /** Such as {@code approver}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Itself and all it includes. */
  public List<Access> all() {
    return Arrays.stream(values()).filter(this::includes).toList();
  }

  /** Whether it may do what the other may. */
  public boolean includes(Access other) {
    return compareTo(other) >= 0;
  }

  /** The lesser of both. */
  public Access atMost(Access other) {
    return includes(other) ? other : this;
  }

  /** By its wire name. */
  public static Access of(String name) {
    Optional<Access> found =
        Arrays.stream(values()).filter(access -> access.wireName().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new ControlPlaneException.Invalid(
                "access",
                "access '%s' is unknown; known are %s"
                    .formatted(
                        name,
                        Arrays.stream(values())
                            .map(Access::wireName)
                            .collect(Collectors.joining(", ")))));
  }
}
