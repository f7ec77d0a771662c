package dev.autodev.oidcsim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.autodev.oidcsim.Account.Flaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A provider of logins on loopback with one client. Whoever is sent to it says which of its
 * accounts they are, on a page, or by {@code account} in the address.
 */
public final class OidcSim implements AutoCloseable {
  private static final Duration TOKEN_LASTS = Duration.ofMinutes(5);
  private static final int FOUND = 302;

  private final HttpServer server;
  private final Client client;
  private final Map<String, Account> accounts;
  private final Tokens tokens = new Tokens();
  private final Grants grants = new Grants();
  private final Clock clock = Clock.systemUTC();

  /** Who may ask, and shows what. */
  public record Client(String id, String secret) {
    String header() {
      return "Basic "
          + Base64.getEncoder()
              .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
  }

  private OidcSim(HttpServer server, Client client, List<Account> accounts) {
    this.server = server;
    this.client = client;
    this.accounts = accounts.stream().collect(Collectors.toMap(Account::subject, one -> one));
    server.createContext("/.well-known/openid-configuration", this::description);
    server.createContext("/keys", exchange -> answer(exchange, 200, tokens.keys()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
  }

  /** On a free port. */
  public static OidcSim start(Client client, List<Account> accounts) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      OidcSim sim = new OidcSim(HttpServer.create(address, 0), client, accounts);
      sim.server.start();
      return sim;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, which its tokens name too. */
  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void description(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        Map.of(
            "issuer", issuer(),
            "authorization_endpoint", issuer() + "/authorize",
            "token_endpoint", issuer() + "/token",
            "jwks_uri", issuer() + "/keys",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256"),
            "code_challenge_methods_supported", List.of("S256")));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Form asked = Form.of(exchange.getRequestURI().getRawQuery());
    if (!asked.get("response_type").equals("code")
        || !asked.get("client_id").equals(client.id())
        || !List.of(asked.get("scope").split(" ")).contains("openid")
        || !asked.get("code_challenge_method").equals("S256")) {
      answer(exchange, 400, Map.of("error", "invalid_request"));
    } else if (asked.get("account").isEmpty()) {
      page(exchange, asked);
    } else {
      Map<String, String> back = new LinkedHashMap<>(outcome(asked));
      back.put("state", asked.get("state"));
      exchange
          .getResponseHeaders()
          .set("Location", asked.get("redirect_uri") + "?" + Form.written(back));
      exchange.sendResponseHeaders(FOUND, -1);
      exchange.close();
    }
  }

  private Map<String, String> outcome(Form asked) {
    return Optional.ofNullable(accounts.get(asked.get("account")))
        .map(
            account ->
                new Grants.Grant(
                    account,
                    asked.get("redirect_uri"),
                    asked.get("nonce"),
                    asked.get("code_challenge")))
        .map(grant -> Map.of("code", grants.code(grant)))
        .orElse(Map.of("error", "access_denied"));
  }

  private void page(HttpExchange exchange, Form asked) throws IOException {
    String links =
        accounts.keySet().stream()
            .sorted()
            .map(
                subject -> {
                  Map<String, String> chosen = new LinkedHashMap<>(asked.values());
                  chosen.put("account", subject);
                  return "<li><a href=\"/authorize?%s\">%s</a>"
                      .formatted(Form.written(chosen).replace("&", "&amp;"), subject);
                })
            .collect(Collectors.joining());
    byte[] html =
        ("<!DOCTYPE html><title>Who are you?</title><ul>" + links + "</ul>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    send(exchange, 200, html);
  }

  private void token(HttpExchange exchange) throws IOException {
    Form asked =
        Form.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    boolean known = client.header().equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!known) {
      answer(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    Optional<Grants.Grant> grant =
        asked.get("grant_type").equals("authorization_code")
            ? grants.redeem(asked)
            : Optional.empty();
    if (grant.isEmpty()) {
      answer(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    answer(
        exchange,
        200,
        Map.of(
            "id_token",
            idToken(grant.get()),
            "access_token",
            "opaque-" + grant.get().account().subject(),
            "token_type",
            "Bearer",
            "expires_in",
            TOKEN_LASTS.toSeconds()));
  }

  private String idToken(Grants.Grant grant) {
    Account account = grant.account();
    Instant made =
        account.flaw() == Flaw.EXPIRED
            ? clock.instant().minus(Duration.ofHours(1))
            : clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer());
    claims.put("sub", account.subject());
    claims.put("aud", account.flaw() == Flaw.OTHER_CLIENT ? "another" : client.id());
    claims.put("iat", made.getEpochSecond());
    claims.put("exp", made.plus(TOKEN_LASTS).getEpochSecond());
    claims.put("nonce", account.flaw() == Flaw.OTHER_NONCE ? "another" : grant.nonce());
    claims.put("preferred_username", account.name());
    claims.put("groups", account.groups());
    return tokens.signed(claims, account.flaw() == Flaw.FORGED);
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> values)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    send(exchange, status, Tokens.json(values));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
