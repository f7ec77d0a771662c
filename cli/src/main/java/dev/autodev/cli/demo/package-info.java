/**
 * From an idea to a merged change in front of one person, over the same interface as every other
 * client.
 */
@NullMarked
package dev.autodev.cli.demo;

import org.jspecify.annotations.NullMarked;
