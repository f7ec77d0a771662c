/**
 * What one measurement is, as a line of JSON, and the table of many: medians over the repetitions
 * and ratios inside each. Plain Java, may be used by whatever measures.
 */
@NullMarked
package dev.autodev.bench.report;

import org.jspecify.annotations.NullMarked;
