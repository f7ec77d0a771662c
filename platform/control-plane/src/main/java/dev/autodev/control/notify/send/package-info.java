/** Messages on their way: leased, written, handed to a channel, marked. */
@NullMarked
package dev.autodev.control.notify.send;

import org.jspecify.annotations.NullMarked;
