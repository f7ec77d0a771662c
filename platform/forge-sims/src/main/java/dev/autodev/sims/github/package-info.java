/** A stand-in for GitHub: the part of its REST API that a bot needs, and git over HTTP. */
@NullMarked
package dev.autodev.sims.github;

import org.jspecify.annotations.NullMarked;
