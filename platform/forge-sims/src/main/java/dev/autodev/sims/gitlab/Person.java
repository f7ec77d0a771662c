package dev.autodev.sims.gitlab;

/** Somebody with an account; {@code token} lets in by REST and by git. */
record Person(int id, String name, String token) {}
