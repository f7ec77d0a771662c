package dev.autodev.forge;

/** Asks for a merge request; a second one with the same marker is the first one. */
public record NewMergeRequest(
    String marker, String title, String description, String sourceBranch, String targetBranch) {}
