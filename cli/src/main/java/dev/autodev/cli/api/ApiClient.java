package dev.autodev.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One server's REST interface: JSON in, JSON out, a typed exception for every refusal. */
public final class ApiClient {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 30_000;

  private final URI server;
  private final Optional<String> token;

  public ApiClient(URI server) {
    this(server, Optional.empty());
  }

  /** With what is shown where a login is asked for. */
  public ApiClient(URI server, Optional<String> token) {
    this.server = server;
    this.token = token;
  }

  /** The same, showing nothing. */
  public ApiClient withoutToken() {
    return new ApiClient(server);
  }

  public URI server() {
    return server;
  }

  public JsonNode get(String path) {
    return call("GET", path, null, Map.of());
  }

  public JsonNode post(String path, JsonNode body) {
    return call("POST", path, body, Map.of());
  }

  public JsonNode post(String path, JsonNode body, Map<String, String> headers) {
    return call("POST", path, body, headers);
  }

  /** Whether the server answers there with success; never throws. */
  public boolean isUp(String path) {
    try {
      get(path);
      return true;
    } catch (RefusedException | UnreachableException e) {
      return false;
    }
  }

  private JsonNode call(
      String method, String path, @Nullable JsonNode body, Map<String, String> headers) {
    try {
      var connection = open(method, path, headers);
      if (body != null) {
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
          out.write(body.toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      var status = connection.getResponseCode();
      if (status >= 200 && status < 300) {
        return parse(text(connection.getInputStream()));
      }
      throw new RefusedException(status, problem(text(connection.getErrorStream())));
    } catch (IOException e) {
      throw new UnreachableException(server, e);
    }
  }

  private HttpURLConnection open(String method, String path, Map<String, String> headers)
      throws IOException {
    var base = server.toString().replaceAll("/+$", "");
    var connection = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Accept", "application/json, application/problem+json");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("X-Requested-By", "claude-tasks");
    token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  private static String text(@Nullable InputStream in) throws IOException {
    if (in == null) {
      return "";
    }
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonNode parse(String text) {
    try {
      return text.isBlank() ? Json.object() : Json.read(text);
    } catch (JsonProcessingException e) {
      throw new UnreachableException(server, e);
    }
  }

  private static JsonNode problem(String text) {
    try {
      return text.isBlank() ? Json.object() : Json.read(text);
    } catch (JsonProcessingException e) {
      return Json.object();
    }
  }
}
