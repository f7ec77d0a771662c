/**
 * Tells open pages that something they show has changed; what it is now they fetch themselves.
 * Knows commits of this process and the ends of transcripts that are watched, and keeps nothing per
 * page but one flag.
 */
@NullMarked
package dev.autodev.dashboard.live;

import org.jspecify.annotations.NullMarked;
