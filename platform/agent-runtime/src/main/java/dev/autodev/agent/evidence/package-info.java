/** What a role claims, held against what the runtime itself finds. */
@NullMarked
package dev.autodev.agent.evidence;

import org.jspecify.annotations.NullMarked;
