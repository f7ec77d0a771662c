/** What the swarm proposes to build and to publish, as people decide about it. */
@NullMarked
package dev.autodev.dashboard.page.product;

import org.jspecify.annotations.NullMarked;
