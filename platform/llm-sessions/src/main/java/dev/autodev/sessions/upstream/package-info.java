/**
 * The port behind the gateway: where a call of a model goes, a provider or what plays in its place,
 * and what comes back. May depend on the port of sessions and the protocols.
 */
@NullMarked
package dev.autodev.sessions.upstream;

import org.jspecify.annotations.NullMarked;
