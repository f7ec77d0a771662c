/** What people and tools see: records that become JSON as they are; null means not yet. */
@NullMarked
package dev.autodev.control.view;

import org.jspecify.annotations.NullMarked;
