/**
 * The upstream that asks Anthropic with the operator's key or the token of a plan. May depend on
 * the port, the protocols, the gateway and the line to providers.
 */
@NullMarked
package dev.autodev.sessions.anthropic;

import org.jspecify.annotations.NullMarked;
