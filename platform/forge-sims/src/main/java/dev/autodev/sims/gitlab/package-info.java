/** A stand-in for GitLab: the part of its REST API that a bot needs, and git over HTTP. */
@NullMarked
package dev.autodev.sims.gitlab;

import org.jspecify.annotations.NullMarked;
