package dev.autodev.dashboard.access;

import dev.autodev.control.Access;
import dev.autodev.control.People;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Beyond loopback nothing listens without a login, and a provider of logins lets somebody in. */
@ApplicationScoped
class AccessAtStart {
  private static final Logger LOG = Logger.getLogger(AccessAtStart.class);
  private static final Duration DATABASE_ANSWERS = Duration.ofSeconds(30);

  private final AccessConfig config;
  private final OidcAccess oidc;
  private final People people;
  private final SetupToken setup;
  private final String host;

  AccessAtStart(
      AccessConfig config,
      OidcAccess oidc,
      People people,
      SetupToken setup,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.config = config;
    this.oidc = oidc;
    this.people = people;
    this.setup = setup;
    this.host = host;
  }

  void check(@Observes StartupEvent started) {
    oidc.issuer().ifPresent(this::checkProvider);
    if (!config.asksForLogin()) {
      refuseUnlessLoopback();
    } else if (!people.any().await().atMost(DATABASE_ANSWERS)) {
      setup.make();
      LOG.warnf(
          "nobody can log in yet: claude-swarm people first NAME makes the first admin, with the"
              + " token in %s",
          config.setupToken().isPresent() ? "swarm.access.setup-token" : setup.file());
    }
  }

  private void refuseUnlessLoopback() {
    if (isLoopback(host)) {
      return;
    }
    throw new IllegalStateException(
        "The dashboard does not listen on %s without a login: set swarm.access.mode=login (up --login), or quarkus.http.host=127.0.0.1"
            .formatted(host));
  }

  /** Contradictions stop the start: nobody could come in, or everybody does already. */
  private void checkProvider(URI issuer) {
    if (!config.asksForLogin()) {
      throw new IllegalStateException(
          "swarm.access.oidc.issuer is set, but no login is asked for: set swarm.access.mode=login"
              + " (up --login), or leave the issuer out");
    }
    boolean safe =
        "https".equals(issuer.getScheme())
            || "http".equals(issuer.getScheme())
                && issuer.getHost() != null
                && isLoopback(issuer.getHost());
    if (!safe) {
      throw new IllegalStateException(
          "swarm.access.oidc.issuer is '%s'; give an address that begins with https:// (http only on this machine)"
              .formatted(issuer));
    }
    if (oidc.unknown().isEmpty()
        && Arrays.stream(Access.values()).allMatch(one -> oidc.roles().giving(one).isEmpty())) {
      throw new IllegalStateException(
          "swarm.access.oidc lets nobody in: name roles of the provider in"
              + " swarm.access.oidc.roles.viewer, operator, approver or admin, or set"
              + " swarm.access.oidc.unknown");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      LOG.debugf("host %s: %s", host, e.getMessage());
      return false;
    }
  }
}
