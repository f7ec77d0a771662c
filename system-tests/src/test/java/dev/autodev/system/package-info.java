/**
 * The whole product as its users run it: commands of bin/, processes, HTTP. Processes are killed at
 * bad moments; the work goes on, and what must happen once happens once.
 */
package dev.autodev.system;
