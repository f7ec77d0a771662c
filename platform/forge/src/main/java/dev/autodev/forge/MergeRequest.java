package dev.autodev.forge;

/** A merge request; {@code state} is open or merged, {@code url} where people look at it. */
public record MergeRequest(
    String id,
    String marker,
    String title,
    String description,
    String sourceBranch,
    String targetBranch,
    String state,
    String url) {}
