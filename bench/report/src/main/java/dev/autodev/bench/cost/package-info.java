/** What a case cost: processor time and memory of processes, read from the system. */
@NullMarked
package dev.autodev.bench.cost;

import org.jspecify.annotations.NullMarked;
