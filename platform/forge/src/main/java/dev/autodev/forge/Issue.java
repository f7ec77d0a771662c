package dev.autodev.forge;

import java.util.Optional;

/** An issue; {@code rank} is its place in the backlog from 1, 0 = not ranked. */
public record Issue(
    String id,
    String marker,
    String kind,
    String title,
    String description,
    Optional<String> parent,
    int weight,
    int rank,
    String state,
    String url) {}
