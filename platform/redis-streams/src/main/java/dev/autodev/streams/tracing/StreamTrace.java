package dev.autodev.streams.tracing;

import java.util.Map;

/** What a span tells about an entry; an outgoing one has no id yet. */
record StreamTrace(
    String stream, String id, String group, String consumer, Map<String, Object> fields) {}
