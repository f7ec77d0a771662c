package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.gateway.Accounts;
import dev.autodev.sessions.gateway.Desk;
import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.gateway.SessionGrant;
import dev.autodev.sessions.gateway.Upstreams;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.sessions.protocol.EventStream;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.ServerSentEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client of the gateway in front of a replay, whichever API it speaks. */
final class ReplayRig implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Path scratch;
  private final Vertx vertx = Vertx.vertx();
  private final GatewayTokens tokens = new GatewayTokens();
  private final Gateway gateway;
  private final HttpClient http = HttpClient.newHttpClient();

  private ReplayRig(Path scratch, Optional<Path> recorded) {
    this.scratch = scratch;
    ScenarioLibrary library =
        new ScenarioLibrary(
            Optional.of(scratch.resolve("scenarios")), ReplayRig.class.getClassLoader());
    Desk desk =
        new Desk(
            vertx,
            new Accounts(new Prices(Map.of()), new NoBudgets(), 1000),
            new NotesInMemory(),
            Duration.ofSeconds(30));
    Upstreams replay = Upstreams.only(new ReplayUpstream(library, recorded, vertx));
    gateway = new Gateway(vertx, tokens, replay, desk);
  }

  /** Plays these turns for every feature that is to be implemented. */
  static ReplayRig ofTurns(Path scratch, String turns) throws IOException {
    Path scenarios = Files.createDirectories(scratch.resolve("scenarios"));
    Files.writeString(
        scenarios.resolve("test.yaml"),
        "scripts:\n  - task: implement_feature\n    turns:\n" + turns.indent(6));
    return new ReplayRig(scratch, Optional.empty());
  }

  /** Plays what was recorded. */
  static ReplayRig ofRecord(Path scratch, Path recorded) throws IOException {
    Files.createDirectories(scratch.resolve("scenarios"));
    return new ReplayRig(scratch, Optional.of(recorded));
  }

  URI address() throws InterruptedException {
    return gateway.address();
  }

  SessionGrant grant(String task) {
    SessionKey key = new SessionKey(task, 1, "builder", "implement_feature", 0, "sample");
    return tokens.register(
        key, TestSettings.limits(1_000_000), scratch.resolve(task), List.of("known-secret-1"));
  }

  /** Where a session's exchanges are recorded. */
  Path exchanges(String task) {
    return scratch.resolve(task).resolve("exchanges.jsonl");
  }

  HttpResponse<String> post(SessionGrant grant, Protocol protocol, ObjectNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.address().resolve(protocol.path()))
            .timeout(Duration.ofSeconds(30))
            .header("x-api-key", grant.token())
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** The JSON of every event of a streamed answer. */
  static List<JsonNode> events(HttpResponse<String> answer) {
    return new EventStream(1 << 20)
        .feed(answer.body().getBytes(StandardCharsets.UTF_8)).stream()
            .map(ServerSentEvent::data)
            .map(ReplayRig::parsed)
            .toList();
  }

  static ObjectNode object(String text) {
    return (ObjectNode) json(text);
  }

  /** With single quotes for double ones. */
  static JsonNode json(String text) {
    return parsed(text.replace('\'', '"'));
  }

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A request of a codex-like client after these items of the conversation. */
  static ObjectNode codex(JsonNode... items) {
    ObjectNode request =
        object("{'model':'gpt-5.5','stream':true,'store':false,'instructions':'You build.'}");
    ArrayNode tools = request.putArray("tools");
    tools.addObject().put("type", "function").put("name", "exec_command");
    tools.addObject().put("type", "function").put("name", "write_stdin");
    tools.addObject().put("type", "custom").put("name", "apply_patch");
    ArrayNode input = request.putArray("input");
    input.add(
        json(
            "{'type':'message','role':'developer','content':[{'type':'input_text','text':'Rules'}]}"));
    input.add(
        json("{'type':'message','role':'user','content':[{'type':'input_text','text':'Do it.'}]}"));
    List.of(items).forEach(input::add);
    return request;
  }

  /** A request of a claude-like client. */
  static ObjectNode claude(String tools) {
    ObjectNode request = object("{'model':'claude-sonnet-4-5','stream':true,'max_tokens':100}");
    request.set(
        "messages",
        json(
            "[{'role':'user','content':[{'type':'text','text':'<system-reminder>'},"
                + "{'type':'text','text':'Do it.'}]}]"));
    ArrayNode offered = request.putArray("tools");
    List.of(tools.split(" ", -1))
        .forEach(name -> offered.addObject().put("name", name).putObject("input_schema"));
    return request;
  }

  @Override
  public void close() {
    http.close();
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
