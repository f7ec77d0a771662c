/**
 * All roles without model and git: they answer at once with a valid result, or do what the task's
 * words ask ({@code drill hold=200ms die}). For measuring and shaking the task plane; never part of
 * a swarm that does real work.
 */
@NullMarked
package dev.autodev.drill;

import org.jspecify.annotations.NullMarked;
