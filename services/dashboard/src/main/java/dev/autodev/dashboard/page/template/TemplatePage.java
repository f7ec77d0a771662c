package dev.autodev.dashboard.page.template;

import dev.autodev.control.Repositories;
import dev.autodev.control.Templates;
import dev.autodev.control.view.TemplateView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.To;
import dev.autodev.model.json.Json;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One template: the form that files what it comes to, and what changes it. */
@RolesAllowed(Rights.VIEWER)
@Path("/templates/{name}")
@Produces(MediaType.TEXT_HTML)
public class TemplatePage {
  private final Templates templates;
  private final Repositories repositories;
  private final Clock clock;
  private final Caller caller;

  TemplatePage(Templates templates, Repositories repositories, Clock clock, Caller caller) {
    this.templates = templates;
    this.repositories = repositories;
    this.clock = clock;
    this.caller = caller;
  }

  /** All that the page says; the work is as the API takes it. */
  public record Shown(TemplateView kept, String work, List<String> repositories) {}

  @CheckedTemplate
  static class Pages {
    static native TemplateInstance template(Shown shown, Instant now);
  }

  @GET
  public Uni<TemplateInstance> show(String name) {
    return Uni.combine()
        .all()
        .unis(templates.find(name), TemplatesPage.names(repositories))
        .asTuple()
        .map(both -> Pages.template(shown(both.getItem1(), both.getItem2()), clock.instant()));
  }

  private static Shown shown(TemplateView view, List<String> repositories) {
    return new Shown(view, Json.tree(view.template().work()).toPrettyString(), repositories);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("file")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> file(String name, MultivaluedMap<String, String> sent) {
    String key = UUID.randomUUID().toString();
    return templates
        .filled(name, new TemplateForm(sent).filling())
        .flatMap(work -> templates.file(work, key, List.of(), caller.unnamed()))
        .map(filed -> To.page("/" + filed.kind() + "s/" + filed.id()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("change")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> change(String name, MultivaluedMap<String, String> sent) {
    TemplateForm form = new TemplateForm(sent);
    return templates
        .change(form.changed(name), form.version(), caller.unnamed())
        .map(TemplatePage::at);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> delete(String name) {
    return templates.delete(name, caller.unnamed()).map(gone -> To.page("/templates"));
  }

  static Response at(TemplateView view) {
    return To.page("/templates/" + view.template().name());
  }
}
