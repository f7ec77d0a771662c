/** Who else may use the database, and for how little. */
@NullMarked
package dev.autodev.control.grant;

import org.jspecify.annotations.NullMarked;
