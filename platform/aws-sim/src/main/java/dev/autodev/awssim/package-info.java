/**
 * A stand-in for the few calls of AWS that the swarm makes, for tests: stateful, on loopback, with
 * refusals by switch. It knows nothing of the product; the emulator moto runs the same tests where
 * it is installed.
 */
@NullMarked
package dev.autodev.awssim;

import org.jspecify.annotations.NullMarked;
