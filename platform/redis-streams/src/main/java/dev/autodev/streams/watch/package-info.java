/** Health and meters of a channel. */
package dev.autodev.streams.watch;
