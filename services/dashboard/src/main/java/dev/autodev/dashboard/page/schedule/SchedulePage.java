package dev.autodev.dashboard.page.schedule;

import dev.autodev.control.Schedules;
import dev.autodev.control.view.DueView;
import dev.autodev.control.view.OccurrenceView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.ScheduleView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One schedule: when it is due next, and what became of its times. */
@RolesAllowed(Rights.VIEWER)
@Path("/schedules/{id}")
@Produces(MediaType.TEXT_HTML)
public class SchedulePage {
  private final Schedules schedules;
  private final Clock clock;
  private final Caller caller;

  SchedulePage(Schedules schedules, Clock clock, Caller caller) {
    this.schedules = schedules;
    this.clock = clock;
    this.caller = caller;
  }

  /** All that the page says. */
  public record Shown(
      ScheduleView schedule,
      String rhythm,
      String work,
      ScheduleForm form,
      List<DueView> upcoming,
      List<OccurrenceView> history,
      @Nullable String next) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance schedule(Shown shown, Instant now);
  }

  @GET
  public Uni<TemplateInstance> show(
      String id, @RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
    Query query = new Query().with("limit", limit);
    return schedules
        .find(id)
        .chain(
            view ->
                schedules
                    .history(view.id(), Limit.of(limit), Query.given(cursor))
                    .map(page -> Templates.schedule(shown(view, page, query), clock.instant())));
  }

  private Shown shown(ScheduleView view, Page<OccurrenceView> page, Query query) {
    return new Shown(
        view,
        Json.write(view.schedule().rhythm()),
        Json.tree(view.schedule().work()).toPrettyString(),
        ScheduleForm.of(view.schedule()),
        schedules.upcoming(view),
        page.items(),
        query.next("/schedules/" + view.id(), page.next()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("change")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> change(String id, MultivaluedMap<String, String> sent) {
    return schedules
        .find(id)
        .flatMap(
            view ->
                schedules.change(
                    view.id(), ScheduleForm.changed(view.schedule(), sent), caller.unnamed()))
        .map(SchedulePage::back);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("pause")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> pause(String id) {
    return schedules.pause(id, caller.unnamed()).map(SchedulePage::back);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("resume")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> resume(String id) {
    return schedules.resume(id, caller.unnamed()).map(SchedulePage::back);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("run")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> run(String id) {
    return schedules.run(id, caller.unnamed()).map(done -> To.page("/schedules/" + id));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> delete(String id) {
    return schedules.delete(id, caller.unnamed()).map(done -> To.page("/schedules"));
  }

  private static Response back(ScheduleView view) {
    return To.page("/schedules/" + view.id());
  }
}
