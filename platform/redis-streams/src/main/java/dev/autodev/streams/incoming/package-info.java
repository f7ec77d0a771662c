/** Incoming channels: when to read, what to read next, messages and how they end. */
package dev.autodev.streams.incoming;
