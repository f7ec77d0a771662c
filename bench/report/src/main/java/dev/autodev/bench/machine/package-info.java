/**
 * What the machine's PostgreSQL and Redis can do at all, and the few things the benchmark has to
 * ask them: their process ids and how Redis writes its append-only file.
 */
@NullMarked
package dev.autodev.bench.machine;

import org.jspecify.annotations.NullMarked;
