/** What AWS bills. */
@NullMarked
package dev.autodev.aws.costs;

import org.jspecify.annotations.NullMarked;
