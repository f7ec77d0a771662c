package dev.autodev.dashboard;

import dev.autodev.control.Providers;
import dev.autodev.control.view.ProviderView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/providers}: who answers for models, and who does not at the moment. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/providers")
@Tag(name = "providers")
public class ProvidersResource {
  private final Providers providers;
  private final Caller caller;

  ProvidersResource(Providers providers, Caller caller) {
    this.caller = caller;
    this.providers = providers;
  }

  public record ProviderList(List<ProviderView> providers) {}

  @GET
  @Operation(summary = "The providers of models, as the agents know them")
  public Uni<ProviderList> list() {
    return providers.list().map(ProviderList::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("{name}/resume")
  @Operation(summary = "Let agents ask a provider again that refused or is limited")
  public Uni<ProviderView> resume(String name, String text) {
    return providers.resume(name, caller.of(Body.of(text)));
  }
}
