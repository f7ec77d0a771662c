/**
 * The built-in session: a tool loop that talks to its model through the gateway, in the shape of
 * the Anthropic Messages API. May depend on the port, the gateway and the tools.
 */
@NullMarked
package dev.autodev.sessions.builtin;

import org.jspecify.annotations.NullMarked;
