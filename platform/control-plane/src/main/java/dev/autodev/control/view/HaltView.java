package dev.autodev.control.view;

import java.time.Instant;

/**
 * An emergency stop in force.
 *
 * @param scope all, role/&lt;role&gt; or repository/&lt;name&gt;
 */
public record HaltView(String scope, String by, String reason, Instant at) {}
