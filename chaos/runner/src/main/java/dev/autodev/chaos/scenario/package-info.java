/**
 * Faults with a name: what is set up, what happens, and what is asked beside the usual verdicts.
 */
@NullMarked
package dev.autodev.chaos.scenario;

import org.jspecify.annotations.NullMarked;
