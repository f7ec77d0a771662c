package dev.autodev.webhook;

/** A line of the table: what is known by this id, and what it says. */
record Delivery(Source source, String id, Hint hint) {}
