/**
 * Traces carried in the fields of entries; only {@code Tracing} may be used without OpenTelemetry.
 */
package dev.autodev.streams.tracing;
