/**
 * The loopback gateway, the only door to a model: it knows a session by a token worth one task,
 * holds it to its budget, counts and prices what it uses, records what passes, and hands the call
 * to the configured {@link dev.autodev.sessions.gateway.Upstream}. May depend on the port package
 * only.
 */
@NullMarked
package dev.autodev.sessions.gateway;

import org.jspecify.annotations.NullMarked;
