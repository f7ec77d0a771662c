package dev.autodev.forge;

/**
 * Somebody who is not the swarm merged a merge request.
 *
 * @param by account name there
 * @param sha the commit that was merged
 */
public record MergedByPerson(String by, String sha) {}
