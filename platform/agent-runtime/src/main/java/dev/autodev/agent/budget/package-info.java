/** Holds every call of a model to the budgets that all agents share in Redis. */
@NullMarked
package dev.autodev.agent.budget;

import org.jspecify.annotations.NullMarked;
