package dev.autodev.dashboard.access;

import dev.autodev.control.Access;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The provider of logins that people may come in by, beside those who have a password. */
@ConfigMapping(prefix = "swarm.access.oidc")
public interface OidcAccess {
  /** The provider's address (OpenID Connect); absent: there is none, and none is asked. */
  Optional<URI> issuer();

  /** What the link on the login page says. */
  @WithDefault("single sign-on")
  String label();

  /** As what the provider knows this dashboard. */
  @WithDefault("auto-dev")
  String clientId();

  /**
   * The client's secret; 32 characters or more where several dashboards run, for what a login
   * leaves in the browser is encrypted with it.
   */
  @WithDefault("${SWARM_SECRET_OIDC:}")
  Optional<String> secret();

  /** What is asked for beside {@code openid}. */
  @WithDefault("profile")
  List<String> scopes();

  /** The claim of the ID token that names a person; turned to lower case. */
  @WithDefault("preferred_username")
  String nameClaim();

  /**
   * The claim of the ID token that holds their roles, as a list or in words; {@code a/b} is claim b
   * within a.
   */
  @WithDefault("groups")
  String rolesClaim();

  /** Which of those roles give which access. */
  Roles roles();

  /** What they may do who have none of the roles; absent: they do not come in. */
  Optional<Access> unknown();

  /** Roles of the provider by what they give here; of several the highest counts. */
  interface Roles {
    /** May look. */
    Optional<List<String>> viewer();

    /** May file and stop work as well. */
    Optional<List<String>> operator();

    /** May decide gates as well. */
    Optional<List<String>> approver();

    /** May configure as well. */
    Optional<List<String>> admin();

    /** Those that give an access. */
    default List<String> giving(Access access) {
      return switch (access) {
        case VIEWER -> viewer().orElse(List.of());
        case OPERATOR -> operator().orElse(List.of());
        case APPROVER -> approver().orElse(List.of());
        case ADMIN -> admin().orElse(List.of());
      };
    }
  }
}
