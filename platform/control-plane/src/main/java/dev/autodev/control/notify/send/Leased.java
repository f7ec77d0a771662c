package dev.autodev.control.notify.send;

import java.time.Instant;

/**
 * A message that is ours to send for a while.
 *
 * @param attempt number of this try
 */
record Leased(String id, String channel, String recipient, int attempt, Instant at) {}
