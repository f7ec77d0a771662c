package dev.autodev.control.view;

import java.time.Instant;

/** How many tasks at once each process of a role takes, where a person said so. */
public record SlotsView(String role, int slots, String by, Instant at) {}
