/**
 * The line to a model provider over HTTP: where it is, with which credential, and what is said when
 * nothing comes back. May depend on the port, the protocols and the gateway.
 */
@NullMarked
package dev.autodev.sessions.provider;

import org.jspecify.annotations.NullMarked;
