package dev.autodev.dashboard.page.approval;

import dev.autodev.control.inbox.Inbox;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How many decisions wait, for the navigation; nothing: none. */
@RolesAllowed(Rights.VIEWER)
@Path("/approvals/waiting")
@Produces(MediaType.TEXT_HTML)
public class WaitingBadge {
  private final Inbox inbox;

  WaitingBadge(Inbox inbox) {
    this.inbox = inbox;
  }

  @GET
  public Uni<String> size() {
    return inbox.size().map(size -> size == 0 ? "" : Long.toString(size));
  }
}
