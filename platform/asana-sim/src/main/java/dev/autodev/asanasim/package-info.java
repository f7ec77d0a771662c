/**
 * A stand-in for Asana: portfolios, projects, sections, tasks, comments, custom fields, events,
 * rate limits, and faults by switch. Plain Java; for tests only.
 */
@NullMarked
package dev.autodev.asanasim;

import org.jspecify.annotations.NullMarked;
