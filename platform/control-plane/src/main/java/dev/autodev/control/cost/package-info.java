/** What model calls cost, from the record that counts each of them once. */
@NullMarked
package dev.autodev.control.cost;

import org.jspecify.annotations.NullMarked;
