/** What model calls cost, from the sums that are kept beside the record of each of them. */
@NullMarked
package dev.autodev.control.cost;

import org.jspecify.annotations.NullMarked;
