/** Links by which one person decides one gate once. */
@NullMarked
package dev.autodev.control.notify.link;

import org.jspecify.annotations.NullMarked;
