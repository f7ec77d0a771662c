package dev.autodev.forge;

/**
 * A repository as a forge knows it.
 *
 * @param url for the local forge the path or file URL of a git repository, bare or not
 */
public record RepositoryRef(String name, String url, String defaultBranch) {}
