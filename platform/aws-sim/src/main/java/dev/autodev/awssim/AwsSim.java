package dev.autodev.awssim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An AWS of one account on a free port of loopback. */
public final class AwsSim implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Parameters parameters = new Parameters();
  private final Services services = new Services();
  private final Logs logs = new Logs();
  private final Watch watch = new Watch();
  private final Costs costs = new Costs();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** A service that speaks JSON. */
  interface Speaks {
    ObjectNode answer(String action, JsonNode body);
  }

  private AwsSim(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** On a free port. */
  public static AwsSim start() {
    try {
      return new AwsSim(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, as AWS_ENDPOINT_URL has it. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The variables with which it is asked. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", url(),
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "stand-in",
        "AWS_SECRET_ACCESS_KEY", "stand-in");
  }

  /** Its parameter store. */
  public Parameters parameters() {
    return parameters;
  }

  /** Its clusters. */
  public Services services() {
    return services;
  }

  /** Its log groups. */
  public Logs logs() {
    return logs;
  }

  /** Its figures and alarms. */
  public Watch watch() {
    return watch;
  }

  /** Its bill. */
  public Costs costs() {
    return costs;
  }

  /** That action is denied from now on, such as {@code GetParameter}. */
  public void deny(String action) {
    denied.add(action);
  }

  /** It is allowed again. */
  public void allow(String action) {
    denied.remove(action);
  }

  /** The actions in the order in which they were asked. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = http.getRequestHeaders().getFirst("X-Amz-Target");
      if (http.getRequestHeaders().getFirst("Authorization") == null) {
        json(http, 403, error("MissingAuthenticationToken", "the request is not signed"));
      } else if (target == null) {
        xml(http, new Form(body));
      } else {
        json(http, target, body);
      }
    }
  }

  private void xml(HttpExchange http, Form form) throws IOException {
    asked.add(form.action());
    String answer = watch.answer(form);
    send(http, 200, "text/xml", answer);
  }

  private void json(HttpExchange http, String target, String body) throws IOException {
    String action = target.substring(target.indexOf('.') + 1);
    asked.add(action);
    try {
      if (denied.contains(action)) {
        throw new Refused(
            "AccessDeniedException",
            "User: arn:aws:sts::123456789012:assumed-role/stand-in is not authorized to perform: "
                + action);
      }
      json(http, 200, speaker(target).answer(action, JSON.readTree(body)));
    } catch (Refused e) {
      json(http, 400, error(e.code(), e.getMessage()));
    }
  }

  private Speaks speaker(String target) {
    return switch (target.substring(0, target.indexOf('.'))) {
      case "AmazonSSM" -> parameters;
      case "AmazonEC2ContainerServiceV20141113" -> services;
      case "Logs_20140328" -> logs;
      case "AWSInsightsIndexService" -> costs;
      default -> throw new Refused("UnknownOperationException", target);
    };
  }

  private static ObjectNode error(String code, @Nullable String message) {
    return JsonNodeFactory.instance.objectNode().put("__type", code).put("message", message);
  }

  private static void json(HttpExchange http, int status, ObjectNode body) throws IOException {
    send(http, status, "application/x-amz-json-1.1", body.toString());
  }

  private static void send(HttpExchange http, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", type);
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
