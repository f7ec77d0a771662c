package dev.autodev.model.halt;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import dev.autodev.model.Role;
import java.util.Optional;

/** What an emergency stop covers. */
public sealed interface HaltScope {
  /** The whole swarm. */
  record All() implements HaltScope {}

  /** The agents of a role. */
  record OfRole(Role role) implements HaltScope {
    public OfRole {
      role = Require.present(role, "halt.role");
    }
  }

  /** All work on a repository. */
  record OfRepository(String name) implements HaltScope {
    public OfRepository {
      name = Require.text(name, "halt.repository");
    }
  }

  /** Its name on the wire: {@code all}, {@code role/builder}, {@code repository/shop}. */
  default String wire() {
    return switch (this) {
      case All all -> "all";
      case OfRole of -> "role/" + of.role().wireName();
      case OfRepository of -> "repository/" + of.name();
    };
  }

  /** For people, such as {@code role builder}. */
  default String words() {
    return switch (this) {
      case All all -> "the whole swarm";
      case OfRole of -> "role " + of.role().wireName();
      case OfRepository of -> "repository " + of.name();
    };
  }

  /** Whether work of a role, by its wire name, on a repository, if on one, is part of it. */
  default boolean covers(String role, Optional<String> repository) {
    return switch (this) {
      case All all -> true;
      case OfRole of -> of.role().wireName().equals(role);
      case OfRepository of -> repository.equals(Optional.of(of.name()));
    };
  }

  /** Whether nobody may decide about work on that repository, if it is of one. */
  default boolean freezes(Optional<String> repository) {
    return switch (this) {
      case All all -> true;
      case OfRole of -> false;
      case OfRepository of -> repository.equals(Optional.of(of.name()));
    };
  }

  /**
   * Reads a name.
   *
   * @throws InvalidModelException if it names no scope
   */
  static HaltScope of(String wire) {
    int slash = wire.indexOf('/');
    String kind = slash < 0 ? wire : wire.substring(0, slash);
    String name = wire.substring(slash + 1);
    if ((slash < 0) != kind.equals("all") || name.isBlank()) {
      throw unknown(wire);
    }
    return switch (kind) {
      case "all" -> new All();
      case "role" -> new OfRole(Role.of(name));
      case "repository" -> new OfRepository(name);
      default -> throw unknown(wire);
    };
  }

  private static InvalidModelException unknown(String wire) {
    return new InvalidModelException(
        "'%s' names nothing that can be stopped; it is all, role/<role> or repository/<name>"
            .formatted(wire));
  }
}
