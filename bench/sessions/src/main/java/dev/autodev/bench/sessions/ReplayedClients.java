package dev.autodev.bench.sessions;

import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.builtin.BuiltinSession;
import dev.autodev.sessions.claude.ClaudeSession;
import dev.autodev.sessions.client.run.ClientRunner;
import dev.autodev.sessions.codex.CodexSession;
import dev.autodev.sessions.gateway.Accounts;
import dev.autodev.sessions.gateway.Desk;
import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.gateway.Upstreams;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.sessions.replay.ReplayUpstream;
import dev.autodev.sessions.replay.ScenarioLibrary;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All session clients behind one gateway, as an agent has them; a script plays the model. */
final class ReplayedClients implements AutoCloseable {
  private static final int ABOVE_ALL = 1000;

  private final Vertx vertx = Vertx.vertx();
  private final FirstCalls firstCalls;
  private final Gateway gateway;
  private final List<SessionClient> clients;

  ReplayedClients(Map<String, String> settings) {
    SessionsConfig config = config(settings);
    Prices prices = new Prices(config.prices());
    GatewayTokens tokens = new GatewayTokens();
    NotesInMemory notes = new NotesInMemory();
    Accounts accounts = new Accounts(prices, new NoBudgets(), config.assumedOutputTokens());
    Desk desk = new Desk(vertx, accounts, notes, config.retry().longestWait());
    ScenarioLibrary library =
        new ScenarioLibrary(Optional.empty(), ReplayedClients.class.getClassLoader());
    firstCalls = new FirstCalls(new ReplayUpstream(library, vertx));
    gateway = new Gateway(vertx, tokens, Upstreams.only(firstCalls), desk);
    ClientRunner runner = new ClientRunner(gateway, tokens, config, List::of, notes);
    clients =
        List.of(
            new BuiltinSession(gateway, tokens, prices, config, List::of),
            new ClaudeSession(runner, config, prices),
            new CodexSession(runner, config, prices));
  }

  private static SessionsConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .addDefaultSources()
        .withSources(new PropertiesConfigSource(settings, "bench", ABOVE_ALL))
        .withMapping(SessionsConfig.class)
        .build()
        .getConfigMapping(SessionsConfig.class);
  }

  SessionClient named(String name) {
    return clients.stream()
        .filter(client -> client.provider().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no client " + name));
  }

  FirstCalls firstCalls() {
    return firstCalls;
  }

  @Override
  public void close() {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
