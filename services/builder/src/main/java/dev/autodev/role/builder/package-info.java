/** Implements features and fixes on a branch and opens the merge request. */
@NullMarked
package dev.autodev.role.builder;

import org.jspecify.annotations.NullMarked;
