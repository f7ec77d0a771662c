package dev.autodev.sims;

/** One request and what was answered to it. */
public record Exchange(Request request, Answer answer) {}
