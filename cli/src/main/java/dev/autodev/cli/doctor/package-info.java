/** What a first run can miss, and how to mend it. */
@NullMarked
package dev.autodev.cli.doctor;

import org.jspecify.annotations.NullMarked;
