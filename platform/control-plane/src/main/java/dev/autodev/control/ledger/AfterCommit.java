package dev.autodev.control.ledger;

/** Published once a ledger that made work ready, or room free, is committed. */
public record AfterCommit() {}
