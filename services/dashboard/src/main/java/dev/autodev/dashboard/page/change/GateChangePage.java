package dev.autodev.dashboard.page.change;

import dev.autodev.control.Gates;
import dev.autodev.control.Workflows;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Findings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The change that a gate asks about. */
@RolesAllowed(Rights.VIEWER)
@Path("/approvals/{id}/change")
@Produces(MediaType.TEXT_HTML)
public class GateChangePage {
  private final Gates gates;
  private final Workflows workflows;
  private final Changes changes;

  GateChangePage(Gates gates, Workflows workflows, Changes changes) {
    this.gates = gates;
    this.workflows = workflows;
    this.changes = changes;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance change(Change change, String back, boolean part);
  }

  @GET
  public Uni<TemplateInstance> show(String id, @HeaderParam("HX-Request") @Nullable String part) {
    return gates
        .find(id)
        .flatMap(
            gate ->
                repository(gate)
                    .flatMap(
                        repository ->
                            changes.of(
                                repository.orElse(null),
                                gate.subject().change(),
                                Findings.in(gate.subject().findings())))
                    .map(
                        change ->
                            Templates.change(change, "/approvals/" + gate.id(), part != null)));
  }

  private Uni<Optional<String>> repository(GateView gate) {
    return gate.workflow() == null
        ? Uni.createFrom().item(Optional.empty())
        : workflows.find(gate.workflow()).map(found -> Optional.ofNullable(found.repository()));
  }
}
