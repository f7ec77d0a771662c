package dev.autodev.sessions.gateway;

import dev.autodev.sessions.SessionsException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one loopback server in front of every model of this process; started by its first session.
 */
@Singleton
public class Gateway {
  private static final Logger LOG = Logger.getLogger(Gateway.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int START_SECONDS = 20;
  private static final int MOST_HEADER_BYTES = 64 << 10;

  private final Vertx vertx;
  private final Door door;
  private @Nullable HttpServer server;

  @Inject
  public Gateway(Vertx vertx, GatewayTokens tokens, Upstreams upstreams, Desk desk) {
    upstreams.open();
    this.vertx = vertx;
    this.door = new Door(tokens, upstreams, desk);
  }

  /** Where clients find it, without a path; starts it if need be, so not for an event loop. */
  public synchronized URI address() throws InterruptedException {
    HttpServer running = server;
    if (running == null) {
      running = start();
      server = running;
    }
    return URI.create("http://" + LOOPBACK + ":" + running.actualPort());
  }

  private HttpServer start() throws InterruptedException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(LOOPBACK)
            .setPort(0)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setHandle100ContinueAutomatically(true);
    Future<HttpServer> listening =
        vertx.createHttpServer(options).requestHandler(door::handle).listen();
    try {
      HttpServer started =
          listening.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
      LOG.infof("model gateway listens on %s:%d", LOOPBACK, started.actualPort());
      return started;
    } catch (InterruptedException e) {
      listening.onSuccess(HttpServer::close);
      throw e;
    } catch (Exception e) {
      throw new SessionsException("the model gateway cannot listen on " + LOOPBACK, e);
    }
  }

  /** Stops it; running calls are cut. */
  @PreDestroy
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
