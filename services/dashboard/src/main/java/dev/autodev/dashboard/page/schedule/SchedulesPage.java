package dev.autodev.dashboard.page.schedule;

import dev.autodev.control.Repositories;
import dev.autodev.control.Schedules;
import dev.autodev.control.view.DueView;
import dev.autodev.control.view.ScheduleView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** All schedules, and the form that makes one. */
@RolesAllowed(Rights.VIEWER)
@Path("/schedules")
@Produces(MediaType.TEXT_HTML)
public class SchedulesPage {
  private final Schedules schedules;
  private final Repositories repositories;
  private final Clock clock;
  private final Caller caller;

  SchedulesPage(Schedules schedules, Repositories repositories, Clock clock, Caller caller) {
    this.schedules = schedules;
    this.repositories = repositories;
    this.clock = clock;
    this.caller = caller;
  }

  /** The list as it is narrowed; empty texts: not at all. */
  public record Listed(
      List<ScheduleView> schedules, String status, String tag, @Nullable String next) {}

  /** The form, what it offers, and what it would come to; null: nobody asked yet. */
  public record Making(
      ScheduleForm form, List<String> repositories, @Nullable List<DueView> upcoming) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance schedules(Listed listed, Making making, Instant now);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> tag,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Query query = new Query().with("status", status).with("tag", tag).with("limit", limit);
    return schedules
        .list(Query.given(status), Query.given(tag), Limit.of(limit), Query.given(cursor))
        .map(
            page ->
                new Listed(
                    page.items(),
                    Query.given(status).orElse(""),
                    Query.given(tag).orElse(""),
                    query.next("/schedules", page.next())))
        .chain(listed -> page(listed, ScheduleForm.empty(), null));
  }

  /** What the form comes to; nothing is kept. */
  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<TemplateInstance> preview(MultivaluedMap<String, String> sent) {
    ScheduleForm form = ScheduleForm.of(sent);
    List<DueView> upcoming = schedules.preview(form.rhythm(), form.get("zone"));
    return page(new Listed(List.of(), "", "", null), form, upcoming);
  }

  private Uni<TemplateInstance> page(
      Listed listed, ScheduleForm form, @Nullable List<DueView> upcoming) {
    return repositories
        .list()
        .map(all -> all.stream().map(view -> view.repository().name()).toList())
        .map(
            names ->
                Templates.schedules(listed, new Making(form, names, upcoming), clock.instant()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> create(MultivaluedMap<String, String> sent) {
    return schedules
        .create(ScheduleForm.of(sent).schedule(), caller.unnamed())
        .map(view -> To.page("/schedules/" + view.id()));
  }
}
