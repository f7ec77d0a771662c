/** Merges what was approved, tests what had to be rebased, deploys and publishes it. */
@NullMarked
package dev.autodev.role.devops;

import org.jspecify.annotations.NullMarked;
