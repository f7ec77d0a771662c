package dev.autodev.forge;

/** A comment as the forge keeps it. */
public record Comment(String id, String marker, String text) {}
