package dev.autodev.forge.gitlab;

import dev.autodev.forge.RepositoryRef;

/** A repository as GitLab knows it. */
record Project(RepositoryRef repository, long id, String group, long me) {}
