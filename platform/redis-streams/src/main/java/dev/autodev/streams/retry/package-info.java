/** Entries that wait for another try; kept in Redis, so that the wait survives everyone. */
package dev.autodev.streams.retry;
