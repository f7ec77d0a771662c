/** Keeps ECS from stopping this task while it works; plain HTTP to the agent of ECS beside it. */
@NullMarked
package dev.autodev.aws.protection;

import org.jspecify.annotations.NullMarked;
