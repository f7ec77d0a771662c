/**
 * The Anthropic Messages API as an upstream of the gateway, the only place that sends a provider's
 * key anywhere. May depend on the port and the gateway.
 */
@NullMarked
package dev.autodev.sessions.anthropic;

import org.jspecify.annotations.NullMarked;
