package dev.autodev.dashboard.page.approval;

import dev.autodev.control.Gates;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.To;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** The form by which people talk about a gate; it stays as it is. */
@RolesAllowed(Rights.OPERATOR)
@Path("/approvals/{id}/discuss")
public class DiscussionPage {
  private final Gates gates;
  private final Caller caller;

  DiscussionPage(Gates gates, Caller caller) {
    this.gates = gates;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> say(
      String id, @RestForm Optional<String> text, @RestForm Optional<String> by) {
    return gates
        .comment(id, text.orElse(""), caller.named(by))
        .chain(() -> gates.find(id))
        .map(gate -> To.page("/approvals/" + gate.id()));
  }
}
