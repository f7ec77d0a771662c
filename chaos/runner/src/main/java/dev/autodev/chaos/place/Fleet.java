package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers, control planes and agents; what dies is started again. */
public final class Fleet implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final Place place;
  private final Servers servers;
  private final Wires wires;
  private final List<Member> controlPlanes = new ArrayList<>();
  private final List<URI> urls = new ArrayList<>();
  private final List<Member> agents = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Keeper keeper;

  /**
   * Starts the servers; the rest at {@link #up}.
   *
   * @param checkout whose control planes and agents are started; the servers are this one's
   * @param settings of every process, as environment variables
   */
  public Fleet(Place place, Path checkout, Size size, Map<String, String> settings) {
    this.place = place;
    this.servers = Servers.start(place);
    this.wires = new Wires(servers);
    for (int i = 0; i < size.controlPlanes(); i++) {
      controlPlanes.add(controlPlane(i, checkout, settings));
    }
    for (int i = 0; i < size.agents(); i++) {
      agents.add(agent(i, checkout, size.slots(), settings));
    }
    List<Member> all = new ArrayList<>(controlPlanes);
    all.addAll(agents);
    this.keeper = new Keeper(all);
  }

  /**
   * How many of what.
   *
   * @param slots tasks of one role that an agent takes at once
   */
  public record Size(int controlPlanes, int agents, int slots) {}

  private Member controlPlane(int number, Path checkout, Map<String, String> settings) {
    int port = Place.freePort();
    urls.add(URI.create("http://" + Place.HOST + ":" + port));
    Map<String, String> environment = new HashMap<>(wires.forControlPlane());
    environment.put("QUARKUS_HTTP_HOST", Place.HOST);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("SWARM_DATA", place.data().toString());
    environment.putAll(settings);
    return new Member(
        place, "control-plane-" + number, Program.controlPlane(checkout), environment);
  }

  private Member agent(int number, Path checkout, int slots, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(wires.forAgent());
    environment.put("SWARM_DATA", place.data().resolve("agents").toString());
    environment.put("SWARM_AGENT_SLOTS", Integer.toString(slots));
    environment.put("SWARM_DRILL_EFFECTS", place.effects().toString());
    environment.putAll(settings);
    return new Member(place, "agent-" + number, Program.agent(checkout), environment);
  }

  /** Starts all and waits until every control plane is ready and every agent was seen. */
  public Fleet up() {
    warm(controlPlanes.getFirst());
    controlPlanes.forEach(Member::up);
    awaitReady();
    if (!agents.isEmpty()) {
      warm(agents.getFirst());
      agents.forEach(Member::up);
      awaitAgents(agents.size());
    }
    return this;
  }

  /** The class data is written when a process of a kind ends well. */
  private void warm(Member member) {
    if (member.program().classData().isThere()) {
      return;
    }
    member.up();
    if (agents.contains(member)) {
      awaitAgents(1);
    } else {
      Waiting.until(READY_WITHIN, () -> isReady(urls.getFirst()));
    }
    member.stop();
    member.process().await(DRAIN);
  }

  public void awaitReady() {
    for (URI url : urls) {
      if (!Waiting.until(READY_WITHIN, () -> isReady(url))) {
        throw new ChaosException(
            "the control plane at %s is not ready; see %s"
                .formatted(url, place.data().resolve("logs")));
      }
    }
  }

  private void awaitAgents(int wanted) {
    if (!Waiting.until(READY_WITHIN, () -> liveAgents() >= wanted)) {
      throw new ChaosException(
          "%d of %d agents are seen; see %s"
              .formatted(liveAgents(), wanted, place.data().resolve("logs")));
    }
  }

  private int liveAgents() {
    return Database.of(servers)
        .count(
            "select count(*) from worker where left_at is null and seen_at > now() - interval '10"
                + " s'");
  }

  private boolean isReady(URI url) {
    try {
      HttpRequest question =
          HttpRequest.newBuilder(url.resolve("/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("interrupted", e);
    }
  }

  public Place place() {
    return place;
  }

  public Servers servers() {
    return servers;
  }

  /** Between all processes and the servers. */
  public Wires wires() {
    return wires;
  }

  public List<Member> controlPlanes() {
    return controlPlanes;
  }

  public List<Member> agents() {
    return agents;
  }

  /** How often each was started: it grows where one has ended. */
  public List<Integer> lives() {
    return Stream.concat(controlPlanes.stream(), agents.stream()).map(Member::generation).toList();
  }

  public List<URI> urls() {
    return urls;
  }

  /** Kills everything: what was to be seen is on disk. */
  @Override
  public void close() {
    keeper.close();
    agents.forEach(Member::down);
    controlPlanes.forEach(Member::down);
    wires.close();
    servers.close();
  }
}
