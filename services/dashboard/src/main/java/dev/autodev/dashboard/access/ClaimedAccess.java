package dev.autodev.dashboard.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.autodev.control.Access;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.OutsideAccount;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who an ID token says somebody is, and what that lets them do here. */
final class ClaimedAccess {
  private final OidcAccess config;

  ClaimedAccess(OidcAccess config) {
    this.config = config;
  }

  /** Refuses who has none of the roles that let somebody in. */
  OutsideAccount of(JsonNode claims) {
    String name = at(claims, config.nameClaim()).asText("").strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw new ControlPlaneException.Forbidden(
          "The provider does not say who you are: its ID token has no claim '%s'; swarm.access.oidc.name-claim names another one"
              .formatted(config.nameClaim()));
    }
    Access access =
        highest(roles(at(claims, config.rolesClaim())))
            .or(config::unknown)
            .orElseThrow(() -> refused(name));
    return new OutsideAccount(
        claims.path("iss").asText(), claims.path("sub").asText(), name, access);
  }

  private Optional<Access> highest(Set<String> roles) {
    return Arrays.stream(Access.values())
        .filter(access -> config.roles().giving(access).stream().anyMatch(roles::contains))
        .reduce((lower, higher) -> higher);
  }

  private ControlPlaneException.Forbidden refused(String name) {
    return new ControlPlaneException.Forbidden(
        "The provider knows '%s', but its claim '%s' has none of the roles that let somebody in here; an admin of the provider gives one"
            .formatted(name, config.rolesClaim()));
  }

  /** A claim may have the slash in its own name. */
  private static JsonNode at(JsonNode claims, String path) {
    if (claims.has(path)) {
      return claims.get(path);
    }
    JsonNode at = claims;
    for (String part : path.split("/")) {
      at = at.path(part);
    }
    return at;
  }

  private static Set<String> roles(JsonNode claim) {
    if (claim instanceof MissingNode || claim.isNull()) {
      return Set.of();
    }
    Set<String> roles = new HashSet<>();
    if (claim.isArray()) {
      claim.forEach(role -> roles.add(role.asText()));
    } else {
      roles.addAll(List.of(claim.asText().split("[ ,]+")));
    }
    return roles;
  }
}
