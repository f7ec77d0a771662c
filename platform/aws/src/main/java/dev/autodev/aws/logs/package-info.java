/** The swarm's logs in CloudWatch. */
@NullMarked
package dev.autodev.aws.logs;

import org.jspecify.annotations.NullMarked;
