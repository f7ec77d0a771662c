package dev.autodev.control.grant;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The webhook service's way into the database. */
@ConfigMapping(prefix = "swarm.webhook-role")
interface WebhookRoleConfig {
  /**
   * The password with which the webhook service logs in; where it is set, each start makes the role
   * and sets it, for which the database's user needs CREATEROLE. Left out: there is no such role,
   * or somebody else made it. Never shown.
   */
  Optional<String> password();
}
