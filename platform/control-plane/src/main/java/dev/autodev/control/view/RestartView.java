package dev.autodev.control.view;

/** A process that was told to begin a role anew. */
public record RestartView(String worker, String role) {}
