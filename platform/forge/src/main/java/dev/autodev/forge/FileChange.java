package dev.autodev.forge;

/** A file that a change touches, with the lines added and removed; both 0 for a binary file. */
public record FileChange(String path, int added, int removed) {}
