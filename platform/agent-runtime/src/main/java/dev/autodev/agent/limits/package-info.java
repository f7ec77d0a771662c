/**
 * What this process and all others know of the providers' limits, by way of Redis; while Redis is
 * away, what this process has heard itself.
 */
@NullMarked
package dev.autodev.agent.limits;

import org.jspecify.annotations.NullMarked;
