/**
 * What reaches people: the operators' section {@code notifications}, and the port to the channels.
 * {@code plan} decides what is to be said to whom and when, {@code send} has it sent once, {@code
 * link} is how a recipient decides. The rows of {@code notice} are written by triggers, in the
 * transaction of what causes them.
 */
@NullMarked
package dev.autodev.control.notify;

import org.jspecify.annotations.NullMarked;
