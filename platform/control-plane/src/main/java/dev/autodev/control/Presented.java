package dev.autodev.control;

/** Whose token it is that was shown, and what it is good for. */
public record Presented(String token, Principal principal, Access access) {}
