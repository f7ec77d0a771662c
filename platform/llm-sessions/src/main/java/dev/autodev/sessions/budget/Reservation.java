package dev.autodev.sessions.budget;

import dev.autodev.sessions.SessionKey;

/**
 * What is held back for one call until it is settled.
 *
 * @param id given by the budgets that granted it; settling the same one again changes nothing
 */
public record Reservation(String id, SessionKey key, CallEstimate worst) {}
