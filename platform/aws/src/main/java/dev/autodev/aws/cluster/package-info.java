/** The swarm's services on ECS: how they stand, and what people do about them. */
@NullMarked
package dev.autodev.aws.cluster;

import org.jspecify.annotations.NullMarked;
