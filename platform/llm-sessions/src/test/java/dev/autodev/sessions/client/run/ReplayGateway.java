package dev.autodev.sessions.client.run;

import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.gateway.Accounts;
import dev.autodev.sessions.gateway.Desk;
import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.gateway.Upstreams;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.sessions.replay.ReplayUpstream;
import dev.autodev.sessions.replay.ScenarioLibrary;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The gateway as the product wires it, playing the scenarios of a directory. */
final class ReplayGateway implements AutoCloseable {
  final NotesInMemory notes = new NotesInMemory();
  final Prices prices;
  volatile Optional<Decision> denial = Optional.empty();
  private final SessionsConfig config;
  private final Vertx vertx = Vertx.vertx();
  private final GatewayTokens tokens = new GatewayTokens();
  private final Gateway gateway;

  ReplayGateway(SessionsConfig config, Optional<Path> scenarios) {
    this.config = config;
    prices = new Prices(config.prices());
    Accounts accounts = new Accounts(prices, new Deniable(), config.assumedOutputTokens());
    Desk desk = new Desk(vertx, accounts, notes, config.retry().longestWait());
    ScenarioLibrary library = new ScenarioLibrary(scenarios, ReplayGateway.class.getClassLoader());
    gateway = new Gateway(vertx, tokens, Upstreams.only(new ReplayUpstream(library, vertx)), desk);
  }

  private final class Deniable extends NoBudgets {
    @Override
    public Future<Decision> reserve(SessionKey key, CallEstimate worst) {
      return denial.map(Future::succeededFuture).orElseGet(() -> super.reserve(key, worst));
    }
  }

  ClientRunner runner(String... secrets) {
    return new ClientRunner(gateway, tokens, config, () -> List.of(secrets), notes);
  }

  @Override
  public void close() {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
