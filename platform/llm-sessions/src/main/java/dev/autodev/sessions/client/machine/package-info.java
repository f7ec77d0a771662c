/**
 * What a machine has for clients: their programs, and the cage that keeps them from the rest. May
 * depend on the settings, on {@code processes} and on {@code cage}.
 */
@NullMarked
package dev.autodev.sessions.client.machine;

import org.jspecify.annotations.NullMarked;
