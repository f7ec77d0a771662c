package dev.autodev.bench.sessions;

import java.util.OptionalDouble;

/**
 * What one session took.
 *
 * @param wholeNanos until its outcome
 * @param startNanos until its first call of the model
 * @param peak MB of its processes, where it has some of its own
 */
record Played(String client, long wholeNanos, long startNanos, OptionalDouble peak) {}
