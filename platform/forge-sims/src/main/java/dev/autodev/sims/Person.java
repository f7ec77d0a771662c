package dev.autodev.sims;

/** Somebody with an account; {@code token} lets in by REST and by git. */
public record Person(int id, String name, String token) {}
