package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.builtin.CallResult.Answered;
import dev.autodev.sessions.builtin.CallResult.Lost;
import dev.autodev.sessions.builtin.CallResult.Refused;
import dev.autodev.sessions.builtin.CallResult.Silent;
import dev.autodev.sessions.gateway.GatewayHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Calls the gateway's Messages API with one session's token. */
final class MessagesClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API_VERSION = "2023-06-01";

  private final HttpClient http;
  private final URI endpoint;
  private final String token;

  MessagesClient(HttpClient http, URI gateway, String token) {
    this.http = http;
    this.endpoint = gateway.resolve("/v1/messages");
    this.token = token;
  }

  CallResult call(ObjectNode body, Duration timeout) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("x-api-key", token)
            .header("anthropic-version", API_VERSION)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200 ? answered(response.body()) : refused(response);
    } catch (HttpTimeoutException e) {
      return new Silent(timeout);
    } catch (IOException e) {
      return new Lost("the connection was cut before an answer");
    }
  }

  private static CallResult answered(String body) {
    return read(body) instanceof ObjectNode message && message.path("content").isArray()
        ? new Answered(message)
        : new Lost("the answer is no message");
  }

  private static Refused refused(HttpResponse<String> response) {
    String message = read(response.body()).at("/error/message").asText("no message");
    return new Refused(
        response.statusCode(),
        message,
        response.headers().firstValue("retry-after").flatMap(MessagesClient::seconds),
        response.headers().firstValue("x-should-retry").filter("false"::equals).isEmpty(),
        response.headers().firstValue(GatewayHeaders.BUDGET));
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<Duration> seconds(String value) {
    try {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
