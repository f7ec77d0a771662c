/** What model calls may use, by scope: the words that control plane and agents share about it. */
@NullMarked
package dev.autodev.model.budget;

import org.jspecify.annotations.NullMarked;
