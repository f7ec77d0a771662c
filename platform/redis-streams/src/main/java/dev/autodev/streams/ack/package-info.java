/** Acknowledging, awaited or in batches. */
package dev.autodev.streams.ack;
