package dev.autodev.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.json.Json;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /hooks/<source>}: verified, read, stored, and only then answered. */
@ApplicationScoped
class HookDoor {
  private static final String PATH = "/hooks/";

  /** Before what other doors of the same process ask for: a login, a page's origin, a size. */
  private static final int BEFORE_OTHER_DOORS = 1_050;

  private static final Duration RATE_RECOVERS = Duration.ofSeconds(5);
  private static final Duration DATABASE_RECOVERS = Duration.ofSeconds(30);

  private final Hooks hooks;
  private final BodyReader bodies;
  private final Handshake handshake;
  private final Inbox inbox;
  private final Tally tally;

  HookDoor(Hooks hooks, BodyReader bodies, Handshake handshake, Inbox inbox, Tally tally) {
    this.hooks = hooks;
    this.bodies = bodies;
    this.handshake = handshake;
    this.inbox = inbox;
    this.tally = tally;
  }

  void register(@Observes Filters filters) {
    filters.register(this::enter, BEFORE_OTHER_DOORS);
  }

  void enter(RoutingContext exchange) {
    String path = exchange.normalizedPath();
    if (!path.startsWith(PATH)) {
      exchange.next();
      return;
    }
    Optional<Source> source = Source.named(path.substring(PATH.length()));
    if (source.isEmpty()) {
      Answer.refuse(
          exchange,
          Problem.of(404, "not-found", "There are /hooks/gitlab, /hooks/github and /hooks/asana."));
    } else if (!exchange.request().method().equals(HttpMethod.POST)) {
      exchange.response().putHeader("Allow", "POST");
      Answer.refuse(
          exchange,
          Problem.of(405, "method-not-allowed", "Deliveries come by POST, and only those."));
    } else {
      enter(exchange, source.get());
    }
  }

  private void enter(RoutingContext exchange, Source source) {
    Hook hook = hooks.of(source);
    if (!hook.rate().allows(hooks.clock().instant())) {
      tally.count(source, "limited");
      Answer.refuseFor(
          exchange,
          Problem.of(
              429,
              "too-many-requests",
              "More deliveries than swarm.webhooks.rate allows; send this one again, or leave it to polling."),
          RATE_RECOVERS);
    } else if (handshake.isOne(exchange, source)) {
      handshake.answer(exchange, hook.handshake());
    } else if (hook.seal().isEmpty()) {
      refused(
          exchange,
          source,
          Problem.of(
              403,
              "not-configured",
              "Deliveries of %1$s are refused: no secret of its hooks is configured (swarm.webhooks.%1$s.secret)."
                  .formatted(source.wireName())));
    } else {
      Seal seal = hook.seal().get();
      bodies.read(exchange, body -> verify(exchange, source, seal, body));
    }
  }

  private void verify(RoutingContext exchange, Source source, Seal seal, byte[] body) {
    switch (seal.check(exchange.request().headers(), body)) {
      case Proof.Refused(String why) ->
          refused(
              exchange,
              source,
              Problem.of(401, "not-verified", "The delivery is refused: %s.".formatted(why)));
      case Proof.Genuine(String id) -> read(exchange, source, id, body);
    }
  }

  private void read(RoutingContext exchange, Source source, String id, byte[] body) {
    JsonNode json;
    try {
      json = Json.mapper().readTree(body);
    } catch (IOException e) {
      refused(
          exchange,
          source,
          Problem.of(
              400,
              "malformed",
              "The delivery is verified, but is no JSON; set the hook's content type to application/json."));
      return;
    }
    switch (hooks.of(source).reader().read(exchange.request().headers(), json)) {
      case Reading.Skipped(String why) -> answer(exchange, source, "skipped", why);
      case Reading.Ignored(String why) -> answer(exchange, source, "ignored", why);
      case Reading.Accepted(Hint hint) -> store(exchange, new Delivery(source, id, hint));
    }
  }

  private void store(RoutingContext exchange, Delivery delivery) {
    inbox
        .put(delivery)
        .subscribe()
        .with(
            fresh -> {
              if (fresh) {
                answer(exchange, delivery.source(), "accepted", "it is looked at soon");
              } else {
                answer(exchange, delivery.source(), "duplicate", "this delivery came before");
              }
            },
            failure -> {
              tally.count(delivery.source(), "not-stored");
              Answer.refuseFor(
                  exchange,
                  Problem.of(
                      503,
                      "unavailable",
                      "The delivery could not be stored; send it again, or leave it to polling."),
                  DATABASE_RECOVERS);
            });
  }

  private void answer(RoutingContext exchange, Source source, String result, String why) {
    tally.count(source, result);
    new Answer(result, why).send(exchange);
  }

  private void refused(RoutingContext exchange, Source source, Problem problem) {
    tally.refused(source, problem);
    Answer.refuse(exchange, problem);
  }
}
