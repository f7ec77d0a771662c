/**
 * Closes the process that holds keys of providers to others, and warns of keys that anybody can
 * read. How they come in otherwise: {@code dev.autodev.settings.handed}.
 */
@NullMarked
package dev.autodev.sessions.keys;

import org.jspecify.annotations.NullMarked;
