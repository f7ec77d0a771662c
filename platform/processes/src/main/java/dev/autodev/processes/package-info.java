/**
 * Runs other people's programs and leaves nothing of them behind. Plain Java: depends on nothing
 * but logging.
 */
@NullMarked
package dev.autodev.processes;

import org.jspecify.annotations.NullMarked;
