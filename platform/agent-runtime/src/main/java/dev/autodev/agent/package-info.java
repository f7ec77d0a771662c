/**
 * What every agent service shares: claim, workspace, session, evidence, report, drain. Roles
 * implement {@link dev.autodev.agent.RoleAgent} and see nothing of Redis, acknowledgement,
 * heartbeats or routing.
 */
package dev.autodev.agent;
