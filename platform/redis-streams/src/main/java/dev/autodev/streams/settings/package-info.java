/** The attributes of channels, read and checked once at the start. */
package dev.autodev.streams.settings;
