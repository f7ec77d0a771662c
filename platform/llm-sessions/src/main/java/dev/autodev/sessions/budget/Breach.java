package dev.autodev.sessions.budget;

import dev.autodev.model.budget.BudgetScope;

/**
 * A budget has no room for the next call: the session ends, and a person may extend it.
 *
 * @param words for people, with what is used, asked for and allowed
 */
public record Breach(BudgetScope scope, String words) {}
