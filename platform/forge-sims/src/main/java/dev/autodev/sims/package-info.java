/**
 * Stand-ins for forges: what all of them share, an HTTP server and git behind it. They know nothing
 * of the product that talks to them.
 */
@NullMarked
package dev.autodev.sims;

import org.jspecify.annotations.NullMarked;
