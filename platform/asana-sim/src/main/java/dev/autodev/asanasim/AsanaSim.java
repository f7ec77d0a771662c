package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An Asana on loopback with one workspace and one user, the bot, whose token it knows. */
public final class AsanaSim implements AutoCloseable {
  /** The part of every path before what the documentation calls the path. */
  public static final String BASE_PATH = "/api/1.0";

  private static final String TOKEN = "1/1200000000000002:stand-in";
  private static final int THREADS = 8;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final World world;
  private final Calls calls;
  private final Faults faults = new Faults();
  private final Quota quota;
  private final List<Consumer<Exchange>> observers = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private AsanaSim(HttpServer server, Clock clock) {
    this.server = server;
    this.world = new World(clock);
    this.quota = new Quota(clock);
    this.calls = new Calls(world, url());
    server.createContext("/", this::handle);
    server.setExecutor(threads);
  }

  /** On a free port. */
  public static AsanaSim start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      AsanaSim sim = new AsanaSim(HttpServer.create(address, 0), Clock.systemUTC());
      sim.server.start();
      return sim;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** With the base path. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + BASE_PATH;
  }

  /** Of the bot; others are refused. */
  public String token() {
    return TOKEN;
  }

  /** Gid of the workspace. */
  public synchronized String workspace() {
    return gid(world.workspace());
  }

  /** Gid of the bot user. */
  public synchronized String bot() {
    return gid(world.bot());
  }

  /** Gid of another user. */
  public synchronized String user(String name) {
    return gid(world.user(name));
  }

  /** Gid of a new portfolio. */
  public synchronized String portfolio(String name) {
    return gid(world.portfolio(name));
  }

  /** Gid of a new project. */
  public synchronized String project(String name, String notes) {
    return gid(world.project(name, notes));
  }

  /** Gid of a new project in a portfolio. */
  public synchronized String projectIn(String portfolio, String name, String notes) {
    String project = project(name, notes);
    world.addItem(portfolio, project);
    return project;
  }

  /** Puts a portfolio or project into a portfolio. */
  public synchronized void addItem(String portfolio, String item) {
    world.addItem(portfolio, item);
  }

  /** Gid of a new section. */
  public synchronized String section(String project, String name) {
    return gid(world.section(project, name));
  }

  /** Gid of a new, unassigned task. */
  public synchronized String task(String project, String name, String notes) {
    return gid(world.task(project, name, notes));
  }

  /** Changes a resource as people would. */
  public synchronized void edit(String type, String gid, Consumer<ObjectNode> change) {
    ObjectNode resource = world.store().find(type, gid);
    change.accept(resource);
    if (type.equals("task")) {
      world.changed(resource);
    }
  }

  /** Gid of a comment that somebody writes. */
  public synchronized String comment(String task, String user, String text) {
    return gid(
        world.comment(world.store().find("task", task), world.store().find("user", user), text));
  }

  /** A resource as it is now. */
  public synchronized ObjectNode look(String type, String gid) {
    return world.store().find(type, gid).deepCopy();
  }

  /** Texts of a task's comments, oldest first. */
  public synchronized List<String> comments(String task) {
    return world.stories(world.store().find("task", task)).stream()
        .map(story -> story.path("text").asText())
        .toList();
  }

  /** The next so many calls such as {@code GET /portfolios/.*} go wrong. */
  public void fault(String calls, Fault fault, int times) {
    faults.add(calls, fault, times);
  }

  /** No fault waits any more, and there is no limit. */
  public void heal() {
    faults.clear();
    quota.perMinute(Integer.MAX_VALUE);
  }

  /** Calls beyond so many a minute answer 429. */
  public void limit(int perMinute) {
    quota.perMinute(perMinute);
  }

  /** All sync tokens become too old. */
  public synchronized void expireTokens() {
    world.events().grow();
  }

  /** Is told of every exchange. */
  public void observe(Consumer<Exchange> observer) {
    observers.add(observer);
  }

  /** Method and path of each call so far. */
  public List<String> asked() {
    return new ArrayList<>(asked);
  }

  private static String gid(ObjectNode resource) {
    return resource.get("gid").asText();
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      Request request = HttpRequests.read(http);
      asked.add(request.call());
      Answer answer = answer(request);
      observers.forEach(
          observer ->
              observer.accept(
                  new Exchange(
                      request.method(),
                      request.path(),
                      request.query(),
                      request.headers(),
                      request.body(),
                      answer)));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      http.getResponseHeaders().add("Content-Type", "application/json");
      answer.headers().forEach(http.getResponseHeaders()::add);
      http.sendResponseHeaders(answer.status(), body.length);
      http.getResponseBody().write(body);
    }
  }

  private Answer answer(Request request) {
    try {
      quota.count();
      return switch (faults.of(request.call()).orElse(null)) {
        case null -> asAsked(request);
        case Fault.Refuse refuse -> refused(refuse);
        case Fault.DoneButFailed failed -> {
          asAsked(request);
          yield Answer.error(failed.status(), "Server Error");
        }
        case Fault.Late late -> {
          Answer answer = asAsked(request);
          await(late);
          yield answer;
        }
      };
    } catch (Quota.TooMany e) {
      return refused((Fault.Refuse) Fault.tooMany(e.retryAfterSeconds()));
    } catch (Refused e) {
      return e.answer();
    }
  }

  private synchronized Answer asAsked(Request request) {
    if (!request.header("Authorization").equals(Optional.of("Bearer " + TOKEN))) {
      return Answer.error(401, "Not Authorized");
    }
    return calls.answer(request);
  }

  private static Answer refused(Fault.Refuse refuse) {
    Answer answer = Answer.error(refuse.status(), refuse.message());
    return refuse
        .retryAfterSeconds()
        .map(seconds -> answer.with("Retry-After", Integer.toString(seconds)))
        .orElse(answer);
  }

  private static void await(Fault.Late late) {
    try {
      if (new CountDownLatch(1).await(late.after().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts this latch down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
