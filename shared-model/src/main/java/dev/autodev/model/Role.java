package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Who does a piece of work; on the wire the lower-case name, such as {@code bug_finder}. */
public enum Role {
  PM,
  ARCHITECT,
  BUILDER,
  REVIEWER,
  TESTER,
  SECURITY,
  DEVOPS,
  BUG_FINDER;

  private static final Map<String, Role> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Role::wireName, role -> role));

  private static final String KNOWN =
      Arrays.stream(values()).map(Role::wireName).collect(Collectors.joining(", "));

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name on the wire, in configuration keys and in stream names. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The stream that carries this role's tasks, {@code tasks:<role>}. */
  public String taskStream() {
    return Streams.TASKS_PREFIX + wireName();
  }

  /**
   * Reads a role from its wire name.
   *
   * @throws InvalidModelException naming the unknown role and the known ones
   */
  @JsonCreator
  public static Role of(String name) {
    Role role = BY_NAME.get(name.replace('-', '_').toLowerCase(Locale.ROOT));
    if (role == null) {
      throw new InvalidModelException("role '" + name + "' is unknown; known are " + KNOWN);
    }
    return role;
  }
}
