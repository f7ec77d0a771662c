/** Outgoing channels: from messages to entries. */
package dev.autodev.streams.outgoing;
