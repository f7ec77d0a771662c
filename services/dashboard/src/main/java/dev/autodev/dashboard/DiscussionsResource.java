package dev.autodev.dashboard;

import dev.autodev.control.Gates;
import dev.autodev.control.view.RemarkView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/discussions}: what was said lately, whichever gate it was about. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/discussions")
@Tag(name = "approvals")
public class DiscussionsResource {
  private final Gates gates;

  DiscussionsResource(Gates gates) {
    this.gates = gates;
  }

  public record DiscussionList(List<RemarkView> discussions, @Nullable String next) {}

  @GET
  @Operation(summary = "What was said about gates, newest first; of a topic: in a title or a text")
  public Uni<DiscussionList> list(
      @RestQuery Optional<String> topic,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return gates
        .discussions(topic, Limit.of(limit), cursor)
        .map(page -> new DiscussionList(page.items(), page.next()));
  }
}
