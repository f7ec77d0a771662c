/** A consumer of a group: its streams, what it holds of each, and what its parts share. */
package dev.autodev.streams.group;
