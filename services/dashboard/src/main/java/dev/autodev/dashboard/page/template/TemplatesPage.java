package dev.autodev.dashboard.page.template;

import dev.autodev.control.Repositories;
import dev.autodev.control.Templates;
import dev.autodev.control.view.TemplateView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.access.Rights;
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

/** All templates, and the form that makes one. */
@RolesAllowed(Rights.VIEWER)
@Path("/templates")
@Produces(MediaType.TEXT_HTML)
public class TemplatesPage {
  private final Templates templates;
  private final Repositories repositories;
  private final Clock clock;
  private final Caller caller;

  TemplatesPage(Templates templates, Repositories repositories, Clock clock, Caller caller) {
    this.templates = templates;
    this.repositories = repositories;
    this.clock = clock;
    this.caller = caller;
  }

  @CheckedTemplate
  static class Pages {
    static native TemplateInstance templates(
        List<TemplateView> all, List<String> repositories, Instant now);
  }

  @GET
  public Uni<TemplateInstance> list() {
    return Uni.combine()
        .all()
        .unis(templates.list(), names(repositories))
        .asTuple()
        .map(both -> Pages.templates(both.getItem1(), both.getItem2(), clock.instant()));
  }

  static Uni<List<String>> names(Repositories repositories) {
    return repositories
        .list()
        .map(all -> all.stream().map(view -> view.repository().name()).toList());
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> create(MultivaluedMap<String, String> sent) {
    return templates.create(new TemplateForm(sent).made(), caller.unnamed()).map(TemplatePage::at);
  }
}
