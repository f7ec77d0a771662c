/**
 * What happens to one order: received, admitted, performed, verified, reported, acknowledged; and
 * what may come between: control messages, its time limit, a drain.
 */
@NullMarked
package dev.autodev.agent.attempt;

import org.jspecify.annotations.NullMarked;
