/**
 * A Reactive Messaging connector for Redis streams, and two beans for streams whose names are only
 * known at run time. Depends on Quarkus messaging and the Redis client, on nothing of the swarm.
 */
package dev.autodev.streams;
