/**
 * Budgets: what is configured and granted, what a breach leads to, and the figures in Redis against
 * which agents check every call of a model. PostgreSQL has the record; Redis is opened from it.
 */
@NullMarked
package dev.autodev.control.budget;

import org.jspecify.annotations.NullMarked;
