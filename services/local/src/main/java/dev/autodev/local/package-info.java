/** The whole swarm in one process, with PostgreSQL and Redis embedded. */
package dev.autodev.local;
