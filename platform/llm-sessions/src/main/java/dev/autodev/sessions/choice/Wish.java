package dev.autodev.sessions.choice;

import dev.autodev.model.Role;
import java.util.Optional;

/**
 * For whom a client is looked for.
 *
 * @param provider the client that the role's prompt names
 * @param model the model that the role's prompt names
 */
public record Wish(Role role, Optional<String> provider, Optional<String> model) {}
