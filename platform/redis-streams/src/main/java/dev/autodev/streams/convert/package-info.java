/** Payloads of other types than {@code StreamEntry}. */
package dev.autodev.streams.convert;
