package dev.autodev.forge;

/** A file as a commit holds it; of links and other repositories, the bytes are 0. */
public record TreeFile(String path, long bytes) {}
