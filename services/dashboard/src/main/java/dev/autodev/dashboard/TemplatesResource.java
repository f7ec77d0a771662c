package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Filling;
import dev.autodev.control.NewTemplate;
import dev.autodev.control.Principal;
import dev.autodev.control.Templates;
import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.control.view.TemplateView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/templates}: what is asked for again and again with other words. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/templates")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "templates")
public class TemplatesResource {
  private final Templates templates;
  private final NamedRepositories repositories;
  private final Caller caller;

  TemplatesResource(Templates templates, NamedRepositories repositories, Caller caller) {
    this.templates = templates;
    this.repositories = repositories;
    this.caller = caller;
  }

  public record TemplateList(List<TemplateView> templates) {}

  @GET
  @Operation(summary = "Templates, by name")
  public Uni<TemplateList> list() {
    return templates.list().map(TemplateList::new);
  }

  @GET
  @Path("{name}")
  @Operation(summary = "One template, and which values it asks for")
  public Uni<TemplateView> show(String name) {
    return templates.find(name);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Operation(summary = "Make a template; its name must be free")
  public Uni<Response> create(String text) {
    Body body = Body.of(text);
    Principal by = caller.of(body);
    return named(body.as(NewTemplate.class))
        .flatMap(template -> templates.create(template, by))
        .map(view -> Response.status(Response.Status.CREATED).entity(view).build());
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{name}/change")
  @Operation(
      summary =
          "Another template under the same name, over that version of it; what was filed stays as it is")
  public Uni<TemplateView> change(String name, String text) {
    Body body = Body.of(text);
    Principal by = caller.of(body);
    String version = body.needed("version");
    NewTemplate changed = body.as(NewTemplate.class, "version");
    if (!changed.name().equals(name)) {
      throw new ControlPlaneException.Invalid(
          "name", "a template keeps its name, which is '%s'".formatted(name));
    }
    return named(changed).flatMap(template -> templates.change(template, version, by));
  }

  private Uni<NewTemplate> named(NewTemplate template) {
    return repositories.named(template.work().repository()).map(template::on);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{name}/delete")
  @Operation(summary = "Delete it; what was filed of it, and schedules of it, go on")
  public Uni<TemplateList> delete(String name, String text) {
    return templates.delete(name, caller.of(Body.of(text))).chain(this::list);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{name}/file")
  @Operation(
      summary = "File what it comes to with the values of set; repository goes before its own")
  public Uni<Response> file(String name, @HeaderParam("Idempotency-Key") String key, String text) {
    Body body = Body.of(text);
    Principal by = caller.of(body);
    return templates
        .filled(name, body.as(Filling.class))
        .flatMap(work -> repositories.named(work.repository()).map(work::on))
        .flatMap(
            (ScheduledWork work) ->
                templates.file(
                    work,
                    Objects.requireNonNullElseGet(key, () -> UUID.randomUUID().toString()),
                    body.labels(by.author()),
                    by))
        .map(filed -> Response.status(Response.Status.CREATED).entity(filed).build());
  }
}
