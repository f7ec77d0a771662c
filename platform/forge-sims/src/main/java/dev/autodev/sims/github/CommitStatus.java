package dev.autodev.sims.github;

import dev.autodev.sims.Person;
import java.time.Instant;

/** What somebody's tool says of a commit: error, failure, pending or success. */
record CommitStatus(
    int id, Person by, Instant at, String sha, String context, String state, String description) {}
