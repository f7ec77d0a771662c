package dev.autodev.forge;

/** Whose name stands on a commit. */
public record Author(String name, String email) {}
