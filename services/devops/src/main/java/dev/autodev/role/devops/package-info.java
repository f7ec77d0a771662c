/** Merges what was approved, tests what had to be rebased, and deploys it. */
@NullMarked
package dev.autodev.role.devops;

import org.jspecify.annotations.NullMarked;
