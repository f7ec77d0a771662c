package dev.autodev.control.view;

import java.time.Instant;

/**
 * What was said about a gate, and about which.
 *
 * @param gate id of the gate
 * @param kind of the gate, such as {@code merge_approval}
 * @param status of the gate now
 * @param topic title of the gate
 */
public record RemarkView(
    String id,
    String gate,
    String kind,
    String status,
    String topic,
    String by,
    Instant at,
    String text) {}
