package dev.autodev.dashboard.access;

import dev.autodev.control.People;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Beyond loopback nothing listens without a login. */
@ApplicationScoped
class AccessAtStart {
  private static final Logger LOG = Logger.getLogger(AccessAtStart.class);
  private static final Duration DATABASE_ANSWERS = Duration.ofSeconds(30);

  private final AccessConfig config;
  private final People people;
  private final SetupToken setup;
  private final String host;

  AccessAtStart(
      AccessConfig config,
      People people,
      SetupToken setup,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.config = config;
    this.people = people;
    this.setup = setup;
    this.host = host;
  }

  void check(@Observes StartupEvent started) {
    if (!config.asksForLogin()) {
      refuseUnlessLoopback();
    } else if (!people.any().await().atMost(DATABASE_ANSWERS)) {
      setup.make();
      LOG.warnf(
          "nobody can log in yet: claude-swarm people first NAME makes the first admin, with the token in %s",
          config.setupToken().isPresent() ? "swarm.access.setup-token" : setup.file());
    }
  }

  private void refuseUnlessLoopback() {
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      LOG.debugf("host %s: %s", host, e.getMessage());
    }
    throw new IllegalStateException(
        "The dashboard does not listen on %s without a login: set swarm.access.mode=login (up --login), or quarkus.http.host=127.0.0.1"
            .formatted(host));
  }
}
