package dev.autodev.control.view;

import java.time.Instant;

/** What a person said about a gate, which decides nothing. */
public record CommentView(String id, String by, Instant at, String text) {}
