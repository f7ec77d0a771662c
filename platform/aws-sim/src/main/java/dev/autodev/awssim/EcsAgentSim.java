package dev.autodev.awssim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The agent of ECS beside a task, as far as it protects the task from being stopped. */
public final class EcsAgentSim implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK = "arn:aws:ecs:us-east-1:123456789012:task/auto-dev/1";

  private final HttpServer server;
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private volatile String failure = "";

  private EcsAgentSim(HttpServer server) {
    this.server = server;
    server.createContext("/api/task/task-protection/v1/state", this::handle);
    server.start();
  }

  /** On a free port. */
  public static EcsAgentSim start() {
    try {
      return new EcsAgentSim(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As ECS_AGENT_URI has it. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/task");
  }

  /** All that it was asked, oldest first. */
  public List<JsonNode> asked() {
    return List.copyOf(asked);
  }

  /** Whether the task is protected now. */
  public boolean isProtecting() {
    return !asked.isEmpty() && asked.getLast().path("ProtectionEnabled").asBoolean();
  }

  /** It refuses with that reason, such as DEPLOYMENT_BLOCKED; empty: no more. */
  public void refuse(String reason) {
    failure = reason;
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      JsonNode body = JSON.readTree(http.getRequestBody());
      boolean wrong = !http.getRequestMethod().equals("PUT") || !body.has("ProtectionEnabled");
      String answer;
      if (wrong) {
        answer =
            "{\"error\":{\"Arn\":\"%s\",\"Code\":\"InvalidParameterException\",\"Message\":\"\"}}";
      } else if (!failure.isEmpty()) {
        answer = "{\"failure\":{\"Arn\":\"%s\",\"Detail\":null,\"Reason\":\"" + failure + "\"}}";
      } else {
        asked.add(body);
        answer =
            "{\"protection\":{\"ProtectionEnabled\":"
                + body.path("ProtectionEnabled")
                + ",\"TaskArn\":\"%s\"}}";
      }
      byte[] bytes = answer.formatted(TASK).getBytes(StandardCharsets.UTF_8);
      http.sendResponseHeaders(wrong ? 400 : 200, bytes.length);
      http.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
