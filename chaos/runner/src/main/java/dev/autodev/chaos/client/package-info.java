/** Who files work and decides gates, over HTTP, and keeps a journal of what was promised. */
@NullMarked
package dev.autodev.chaos.client;

import org.jspecify.annotations.NullMarked;
