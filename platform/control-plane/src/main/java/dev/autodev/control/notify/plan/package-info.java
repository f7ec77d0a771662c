/** What is to be said, to whom, and when: new notices, reminders, escalations. */
@NullMarked
package dev.autodev.control.notify.plan;

import org.jspecify.annotations.NullMarked;
