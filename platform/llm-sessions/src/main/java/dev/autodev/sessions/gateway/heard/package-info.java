/**
 * What the gateway hears of an answer as it passes: what it used, what it says about limits, and
 * what is recorded of it. May depend on the upstream port, the protocols and limits.
 */
@NullMarked
package dev.autodev.sessions.gateway.heard;

import org.jspecify.annotations.NullMarked;
