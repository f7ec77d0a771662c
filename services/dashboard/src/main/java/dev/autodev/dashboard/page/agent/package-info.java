/** The page about the agents, and what people decide there. */
@NullMarked
package dev.autodev.dashboard.page.agent;

import org.jspecify.annotations.NullMarked;
