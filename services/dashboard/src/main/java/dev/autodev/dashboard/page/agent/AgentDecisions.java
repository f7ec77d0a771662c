package dev.autodev.dashboard.page.agent;

import dev.autodev.control.AgentTarget;
import dev.autodev.control.Agents;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
import dev.autodev.model.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** What people decide on the agents' page, and say to agents there and on a task's page. */
@RolesAllowed(Rights.OPERATOR)
@Path("/agents")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AgentDecisions {
  private static final String HERE = "/agents";

  private final Agents agents;
  private final Caller caller;

  AgentDecisions(Agents agents, Caller caller) {
    this.agents = agents;
    this.caller = caller;
  }

  @POST
  @Path("pause")
  public Uni<Response> pause(
      @RestForm Optional<String> target,
      @RestForm Optional<String> reason,
      @RestForm Optional<String> by) {
    return agents
        .pause(target(target), given("reason", reason), caller.named(by))
        .map(done -> To.page(HERE));
  }

  @POST
  @Path("resume")
  public Uni<Response> resume(
      @RestForm Optional<String> target,
      @RestForm Optional<String> reason,
      @RestForm Optional<String> by) {
    return agents
        .resume(target(target), Query.given(reason).orElse(""), caller.named(by))
        .map(done -> To.page(HERE));
  }

  @POST
  @Path("restart")
  public Uni<Response> restart(
      @RestForm Optional<String> target,
      @RestForm Optional<String> reason,
      @RestForm Optional<String> by) {
    return agents
        .restart(target(target), given("reason", reason), caller.named(by))
        .map(done -> To.page(HERE));
  }

  @POST
  @Path("scale")
  public Uni<Response> scale(
      @RestForm Optional<String> role,
      @RestForm Optional<String> slots,
      @RestForm Optional<String> by) {
    return agents
        .scale(Role.of(given("role", role)), number(given("slots", slots)), caller.named(by))
        .map(done -> To.page(HERE));
  }

  @POST
  @Path("instruct")
  public Uni<Response> instruct(
      @RestForm Optional<String> task,
      @RestForm Optional<String> text,
      @RestForm Optional<String> by) {
    return agents
        .instruct(given("task", task), given("text", text), caller.named(by))
        .map(said -> To.page("/tasks/" + said.task()));
  }

  private static AgentTarget target(Optional<String> target) {
    return AgentTarget.of(given("target", target));
  }

  private static String given(String field, Optional<String> value) {
    return Query.given(value)
        .orElseThrow(
            () -> new ControlPlaneException.Invalid(field, field + " is missing; fill it in"));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new ControlPlaneException.Invalid("slots", "slots must be a whole number");
    }
  }
}
