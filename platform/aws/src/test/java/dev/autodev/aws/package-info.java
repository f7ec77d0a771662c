@NullMarked
package dev.autodev.aws;

import org.jspecify.annotations.NullMarked;
