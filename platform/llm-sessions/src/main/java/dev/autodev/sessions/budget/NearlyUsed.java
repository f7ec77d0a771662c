package dev.autodev.sessions.budget;

import dev.autodev.model.budget.BudgetScope;

/**
 * A budget of which 80 % is used: the call goes out, and people hear of it.
 *
 * @param words for people, with what is used and allowed
 */
public record NearlyUsed(BudgetScope scope, String words) {}
