/** Commands about what people were told. */
@NullMarked
package dev.autodev.cli.notification;

import org.jspecify.annotations.NullMarked;
