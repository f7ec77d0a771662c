/** What agents tell each other and people about the providers of models. */
@NullMarked
package dev.autodev.model.provider;

import org.jspecify.annotations.NullMarked;
