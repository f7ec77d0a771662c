package dev.autodev.webhook;

import dev.autodev.settings.logging.HeardSecrets;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Asana asks, before it makes a hook, whether we are there: what it sends is to be sent back. It is
 * not kept, so that nobody but who configures the swarm says which secrets count; but no line of
 * the log has it, though it is no setting yet.
 */
@ApplicationScoped
class Handshake {
  private static final String SECRET = "X-Hook-Secret";
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9+/=._-]{16,256}");

  boolean isOne(RoutingContext exchange, Source source) {
    return source == Source.ASANA && exchange.request().getHeader(SECRET) != null;
  }

  void answer(RoutingContext exchange, boolean wanted) {
    String secret = Objects.requireNonNull(exchange.request().getHeader(SECRET));
    if (!wanted) {
      Answer.refuse(
          exchange,
          Problem.of(
              403,
              "no-handshake",
              "Handshakes are not answered; set swarm.webhooks.asana.handshake to true while a hook is made."));
    } else if (!USABLE.matcher(secret).matches()) {
      Answer.refuse(
          exchange,
          Problem.of(400, "malformed", "X-Hook-Secret is no secret as Asana makes them."));
    } else {
      HeardSecrets.add(secret);
      exchange.request().resume();
      exchange.response().putHeader(SECRET, secret);
      new Answer("accepted", "this is the handshake").send(exchange);
    }
  }
}
