package dev.autodev.sessions.limits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.limits.ProviderRefused.Kind;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads what a provider's answer to one call says about its limits.
 *
 * @param provider the upstream's name
 * @param model that was asked for
 * @param redacted takes secrets out of the provider's words
 * @param unknownWait how long a limit is taken to hold whose end is not told
 */
public record NoteReader(
    String provider,
    String model,
    UnaryOperator<String> redacted,
    Clock clock,
    Duration unknownWait) {

  private static final Set<String> BILLING =
      Set.of("billing_error", "insufficient_quota", "billing_hard_limit_reached");
  private static final Set<String> AUTHENTICATION =
      Set.of("authentication_error", "permission_error", "invalid_api_key");
  private static final Set<String> PLAN = Set.of("usage_limit_reached");
  private static final Set<String> LIMITS =
      Set.of(
          "usage_limit_reached",
          "rate_limit_exceeded",
          "rate_limit_error",
          "overloaded_error",
          "server_is_overloaded",
          "slow_down");

  /** What the headers of an answer that is none of an error say. */
  public Optional<ProviderNote> ofAnswer(MultiMap headers) {
    return Uses.tightest(headers)
        .map(
            use ->
                new ProviderUse(
                    provider, model, use.window(), use.used(), clock.instant(), use.resetsAt()));
  }

  /** What an error answer says. */
  public Optional<ProviderNote> ofError(int status, MultiMap headers, JsonNode body) {
    return note(status, headers, ProviderFault.of(body));
  }

  /** What an event says that ends a stream with an error; nothing, if it is another one. */
  public Optional<ProviderNote> ofEvent(JsonNode event) {
    String type = event.path("type").asText();
    return type.equals("error") || type.equals("response.failed")
        ? note(0, MultiMap.caseInsensitiveMultiMap(), ProviderFault.of(event))
        : Optional.empty();
  }

  private Optional<ProviderNote> note(int status, MultiMap headers, ProviderFault fault) {
    if (status == 402 || fault.isOneOf(BILLING) || fault.message().contains("credit balance")) {
      return Optional.of(refused(Kind.BILLING, status, fault));
    }
    if (status == 401 || status == 403 || fault.isOneOf(AUTHENTICATION)) {
      return Optional.of(refused(Kind.AUTHENTICATION, status, fault));
    }
    if (status == 429 || status == 529 || fault.isOneOf(LIMITS)) {
      return Optional.of(limit(status, headers, fault));
    }
    return Optional.empty();
  }

  private ProviderNote refused(Kind kind, int status, ProviderFault fault) {
    return new ProviderRefused(provider, model, kind, words(status, fault), clock.instant());
  }

  private ProviderNote limit(int status, MultiMap headers, ProviderFault fault) {
    Instant now = clock.instant();
    Optional<Instant> told =
        fault
            .reset(now)
            .or(() -> new ResetTimes(headers, now).found())
            .or(() -> inWords(fault).map(now::plus))
            .or(() -> fault.isOneOf(PLAN) ? ofTightest(headers) : Optional.empty());
    return new ProviderLimit(
        provider,
        model,
        words(status, fault),
        now,
        told.orElse(now.plus(unknownWait)),
        told.isPresent(),
        Uses.tightest(headers).map(Uses.Use::used));
  }

  /** A plan that is used up by its own word, though its windows are rounded to less. */
  private static Optional<Instant> ofTightest(MultiMap headers) {
    return Uses.tightest(headers).flatMap(Uses.Use::resetsAt);
  }

  /** "Please try again in 1.5s." is all that an event has. */
  private static Optional<Duration> inWords(ProviderFault fault) {
    int at = fault.message().indexOf("try again in ");
    return at < 0 ? Optional.empty() : ResetTimes.span(fault.message().substring(at));
  }

  private String words(int status, ProviderFault fault) {
    String answered = status == 0 ? "told in its stream" : "answered " + status;
    String code =
        fault.codes().stream().filter(each -> !each.isBlank()).findFirst().orElse("no code");
    return redacted.apply("%s %s (%s): %s".formatted(provider, answered, code, fault.message()));
  }
}
