package dev.autodev.sessions.tools;

/** What the model is told about a tool call. */
public record ToolAnswer(boolean ok, String text) {}
