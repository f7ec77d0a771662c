/** What waits for a person, best to decide first; reads only, and ranks without any side effect. */
@NullMarked
package dev.autodev.control.inbox;

import org.jspecify.annotations.NullMarked;
