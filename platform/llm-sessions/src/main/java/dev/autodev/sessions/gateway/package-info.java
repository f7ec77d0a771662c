/**
 * The loopback gateway, the only door to a model: a reverse proxy that knows a session by a token
 * worth one task. What passes is not changed: bytes, unknown fields, headers and events go through
 * as they come, less the client's credential, which the {@link
 * dev.autodev.sessions.upstream.Upstream} replaces by the operator's.
 *
 * <p>Of each call it holds back the worst case against the budgets before it goes out, and settles
 * what it used with the first word on it; notes what the provider says about its limits; and
 * records the exchange, redacted, so that it can be played again. {@code Passage} is where to start
 * reading. May depend on the ports, the protocols, budgets and limits.
 */
@NullMarked
package dev.autodev.sessions.gateway;

import org.jspecify.annotations.NullMarked;
