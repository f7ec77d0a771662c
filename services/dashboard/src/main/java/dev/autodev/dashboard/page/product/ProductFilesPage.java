package dev.autodev.dashboard.page.product;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Gates;
import dev.autodev.control.Workflows;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import dev.autodev.model.workflow.GateKind;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files of a product, at the commit that the gate of its publishing is bound to. */
@RolesAllowed(Rights.VIEWER)
@Path("/approvals/{id}/files")
@Produces(MediaType.TEXT_HTML)
public class ProductFilesPage {
  private final Gates gates;
  private final Workflows workflows;
  private final ProductFiles files;

  ProductFilesPage(Gates gates, Workflows workflows, ProductFiles files) {
    this.gates = gates;
    this.workflows = workflows;
    this.files = files;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance files(ProductFiles.Product product, GateView gate, boolean part);
  }

  @GET
  public Uni<TemplateInstance> show(
      String id,
      @RestQuery Optional<String> path,
      @HeaderParam("HX-Request") @Nullable String part) {
    return gates
        .find(id)
        .flatMap(
            gate ->
                repository(gate)
                    .flatMap(
                        repository ->
                            files.at(repository, gate.subject().hash(), Query.given(path)))
                    .map(product -> Templates.files(product, gate, part != null)));
  }

  private Uni<Optional<String>> repository(GateView gate) {
    if (!gate.kind().equals(GateKind.PUBLISHING.wireName()) || gate.workflow() == null) {
      throw new ControlPlaneException.NotFound(
          "product to be published at gate", gate.id(), "only an approval of publishing has files");
    }
    return workflows.find(gate.workflow()).map(found -> Optional.ofNullable(found.repository()));
  }
}
