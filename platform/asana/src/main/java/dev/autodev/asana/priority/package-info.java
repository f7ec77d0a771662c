/** Which of Asana's tasks is next; pure. */
@NullMarked
package dev.autodev.asana.priority;

import org.jspecify.annotations.NullMarked;
