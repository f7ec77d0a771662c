package dev.autodev.forge;

/** A job of a forge's pipeline that failed, with the end of its log, which is outside text. */
public record FailedJob(String name, String log) {}
