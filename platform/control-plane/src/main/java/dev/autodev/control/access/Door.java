package dev.autodev.control.access;

import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where people log in. */
@ApplicationScoped
public class Door {
  private static final Logger LOG = Logger.getLogger(Door.class);

  @Inject PersonTable people;
  @Inject TokenTable tokens;
  @Inject Passwords passwords;
  @Inject LoginFailures failures;

  /** A login, or a refusal that does not say what was wrong. */
  public Uni<NewToken> login(String name, String password, String from, Duration lasts) {
    return failures
        .check(name, from)
        .chain(() -> people.known(name))
        .chain(
            known ->
                passwords
                    .matches(password, known.map(PersonTable.Known::password))
                    .chain(
                        matches ->
                            matches
                                ? in(name, known.orElseThrow(), from, lasts)
                                : out(name, from)));
  }

  private Uni<NewToken> in(String name, PersonTable.Known known, String from, Duration lasts) {
    AccessTokens.Asked asked =
        new AccessTokens.Asked(AccessTokens.Kind.LOGIN, known.access(), "from " + from, lasts);
    return failures
        .succeeded(name, from)
        .chain(() -> tokens.create(name, asked, Principal.human(name)));
  }

  private Uni<NewToken> out(String name, String from) {
    LOG.warnf("login of '%s' from %s refused; who fails often waits", plain(name), from);
    return failures
        .failed(name, from)
        .chain(
            () ->
                Uni.createFrom()
                    .failure(
                        new ControlPlaneException.Unknown(
                            "No login: name or password is wrong, or the person is disabled")));
  }

  /** A name from outside is one word of one line. */
  private static String plain(String name) {
    return Optional.of(name.replaceAll("[^A-Za-z0-9._@-]", "?"))
        .map(text -> text.length() > 64 ? text.substring(0, 64) + "…" : text)
        .get();
  }
}
