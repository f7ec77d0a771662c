package dev.autodev.sims.github;

import dev.autodev.sims.Person;
import java.time.Instant;

/** What somebody found of a commit: APPROVED, COMMENTED or CHANGES_REQUESTED. */
record Review(int id, Person author, Instant at, String state, String commit, String body) {}
