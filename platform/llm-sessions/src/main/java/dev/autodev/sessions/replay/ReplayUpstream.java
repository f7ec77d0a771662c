package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.upstream.Upstream;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenario files, or recorded exchanges, in place of a model; what neither says is an error,
 * never made up.
 */
@Singleton
public class ReplayUpstream implements Upstream {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScenarioPlayer scenarios;
  private final Optional<Path> recorded;
  private final Vertx vertx;
  private @Nullable RecordedRun run;

  @Inject
  ReplayUpstream(ScenarioLibrary library, SessionsConfig config, Vertx vertx) {
    this(library, config.replay().recorded(), vertx);
  }

  public ReplayUpstream(ScenarioLibrary library, Vertx vertx) {
    this(library, Optional.empty(), vertx);
  }

  /** Plays the recorded exchanges of a file, if one is given. */
  public ReplayUpstream(ScenarioLibrary library, Optional<Path> recorded, Vertx vertx) {
    this.scenarios = new ScenarioPlayer(library);
    this.recorded = recorded;
    this.vertx = vertx;
  }

  @Override
  public String name() {
    return UpstreamChoice.REPLAY;
  }

  @Override
  public boolean speaks(Protocol protocol) {
    return true;
  }

  @Override
  public synchronized void open() {
    if (run == null && recorded.isPresent()) {
      run = RecordedRun.read(recorded.get());
    }
  }

  @Override
  public Future<UpstreamAnswer> send(UpstreamCall call) {
    Context context = vertx.getOrCreateContext();
    return context
        .executeBlocking(() -> play(call), false)
        .compose(played -> after(played.delay()).map(waited -> played.answer(context)));
  }

  private Played play(UpstreamCall call) throws IOException {
    open();
    if (!(read(call) instanceof ObjectNode request)) {
      throw Advice.noAnswer("the body is no JSON object, so there is nothing to answer");
    }
    RecordedRun played = recorded();
    return played == null ? scenarios.play(call, request) : played.play(call, request);
  }

  private synchronized @Nullable RecordedRun recorded() {
    return run;
  }

  private static JsonNode read(UpstreamCall call) {
    try {
      return JSON.readTree(call.request().body().getBytes());
    } catch (IOException e) {
      throw Advice.noAnswer("the body is no JSON");
    }
  }

  private Future<Void> after(Duration delay) {
    if (!delay.isPositive()) {
      return Future.succeededFuture();
    }
    Promise<Void> later = Promise.promise();
    vertx.setTimer(Math.max(1, delay.toMillis()), timer -> later.complete());
    return later.future();
  }
}
