/**
 * Connections to Redis, its commands, and what its answers and failures mean. Knows nothing of
 * channels.
 */
package dev.autodev.streams.link;
