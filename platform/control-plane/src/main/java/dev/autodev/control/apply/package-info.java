/**
 * What agents report, applied: each event is checked against the claim it belongs to and counts
 * once, a batch is one transaction, and nothing that is read can stop the reading.
 */
@NullMarked
package dev.autodev.control.apply;

import org.jspecify.annotations.NullMarked;
