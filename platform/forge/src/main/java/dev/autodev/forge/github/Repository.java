package dev.autodev.forge.github;

import dev.autodev.forge.RepositoryRef;
import org.jspecify.annotations.Nullable;

/**
 * A repository as GitHub knows it.
 *
 * @param me the user whose token we have
 */
record Repository(RepositoryRef ref, String owner, String name, long me) {
  /** Whether somebody is us; whose account was deleted is nobody. */
  boolean isMe(Wire.@Nullable User user) {
    return user != null && user.id() == me;
  }
}
