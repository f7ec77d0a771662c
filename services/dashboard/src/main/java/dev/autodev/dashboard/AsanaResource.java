package dev.autodev.dashboard;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.aegis.Aegis;
import dev.autodev.asana.aegis.Candidate;
import dev.autodev.asana.aegis.Execution;
import dev.autodev.asana.aegis.State;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.view.Page;
import dev.autodev.dashboard.access.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/asana}: the loop between Asana and the swarm. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/asana")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "asana")
public class AsanaResource {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Aegis aegis;
  private final AsanaConfig config;
  private final NamedRepositories repositories;
  private final Caller caller;

  AsanaResource(Aegis aegis, AsanaConfig config, NamedRepositories repositories, Caller caller) {
    this.aegis = aegis;
    this.config = config;
    this.repositories = repositories;
    this.caller = caller;
  }

  /** How it stands and is set. */
  public record AsanaView(State state, Settings settings) {}

  /**
   * What is configured.
   *
   * @param on whether there is a token and something to poll
   * @param token set or missing, never itself
   */
  public record Settings(
      boolean on,
      String token,
      String url,
      List<String> portfolios,
      List<String> projects,
      long pollIntervalSeconds,
      int maxConcurrentTasks,
      String workflow,
      boolean completesTasks) {
    static Settings of(AsanaConfig config) {
      return new Settings(
          config.isOn(),
          config.hasToken() ? "set" : "missing",
          config.url().toString(),
          config.portfolios().orElse(List.of()),
          config.projects().orElse(List.of()),
          config.pollEvery().toSeconds(),
          config.maxConcurrentTasks(),
          config.workflow(),
          config.complete());
    }
  }

  public record CandidateList(List<Candidate> tasks, @Nullable String next) {}

  public record ExecutionList(List<Execution> executions, @Nullable String next) {}

  @GET
  @Operation(summary = "How the loop stands, and its settings without the token")
  public AsanaView show() {
    return new AsanaView(aegis.state(), Settings.of(config));
  }

  @GET
  @Path("tasks")
  @Operation(summary = "What the last poll found open, that which is taken next first")
  public CandidateList tasks(
      @RestQuery Optional<String> project,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Page<Candidate> page = aegis.tasks(project, Limit.of(limit), cursor);
    return new CandidateList(page.items(), page.next());
  }

  @GET
  @Path("executions")
  @Operation(summary = "Tasks that were taken and what came of them, newest first")
  public ExecutionList executions(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Page<Execution> page = aegis.executions(status, Limit.of(limit), cursor);
    return new ExecutionList(page.items(), page.next());
  }

  @GET
  @Path("executions/{id}")
  @Operation(summary = "One execution")
  public Execution execution(String id) {
    return aegis.execution(id);
  }

  @GET
  @Path("connection")
  @RolesAllowed(Rights.OPERATOR)
  @Operation(summary = "Ask Asana whose token it is, for the portfolios and their projects")
  public Aegis.Reached connection() {
    return aegis.reach();
  }

  @POST
  @Path("pause")
  @RolesAllowed(Rights.OPERATOR)
  @Operation(summary = "Take nothing new by itself; what is filed goes on")
  public State pause(String text) {
    return aegis.pause(caller.of(Body.of(text)));
  }

  @POST
  @Path("resume")
  @RolesAllowed(Rights.OPERATOR)
  @Operation(summary = "Go on, also after the loop stopped by itself")
  public State resume(String text) {
    return aegis.resume(caller.of(Body.of(text)));
  }

  @POST
  @Path("do")
  @RolesAllowed(Rights.OPERATOR)
  @Operation(summary = "Take the first free task of a project, though it was tried before")
  public Response take(String text) {
    Body body = Body.of(text);
    Candidate first = aegis.first(body.needed("project"));
    Execution taken = aegis.take(first, repository(first), caller.of(body));
    return Response.status(Response.Status.CREATED).entity(taken).build();
  }

  /** An admin's word registers a path. */
  private String repository(Candidate task) {
    if (task.repository() != null) {
      return task.repository();
    }
    String location = task.codeLocation() == null ? "" : task.codeLocation();
    if (!location.startsWith("/")) {
      throw new ControlPlaneException.Invalid(
          "project",
          location.isEmpty()
              ? "The notes of project '%s' have no line 'Code Location: ...'; write one in Asana"
                  .formatted(task.project())
              : "No repository is registered at '%s'; register it with claude-swarm repos add"
                  .formatted(location));
    }
    return repositories.named(Optional.of(location)).await().atMost(LONGEST).orElseThrow();
  }
}
