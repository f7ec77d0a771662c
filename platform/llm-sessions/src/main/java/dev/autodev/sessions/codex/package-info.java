/**
 * The client {@code codex}: how it is started, what its lines mean, and when it has succeeded. May
 * depend on the port, the package of what clients share, and the gateway's prices.
 */
@NullMarked
package dev.autodev.sessions.codex;

import org.jspecify.annotations.NullMarked;
