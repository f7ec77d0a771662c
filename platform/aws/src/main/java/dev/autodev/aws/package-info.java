/**
 * How the swarm reaches AWS: where, as whom, and what is said when that fails. Nothing here is
 * touched unless somebody configures or asks for it.
 */
@NullMarked
package dev.autodev.aws;

import org.jspecify.annotations.NullMarked;
