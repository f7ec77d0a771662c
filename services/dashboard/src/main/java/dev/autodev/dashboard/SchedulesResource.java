package dev.autodev.dashboard;

import dev.autodev.control.Filling;
import dev.autodev.control.NewSchedule;
import dev.autodev.control.Principal;
import dev.autodev.control.Schedules;
import dev.autodev.control.Templates;
import dev.autodev.control.timetable.Rhythm;
import dev.autodev.control.view.DueView;
import dev.autodev.control.view.OccurrenceView;
import dev.autodev.control.view.ScheduleView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.Require;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/schedules}: what is filed again and again, or at a time. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/schedules")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "schedules")
public class SchedulesResource {
  private final Schedules schedules;
  private final Templates templates;
  private final NamedRepositories repositories;
  private final Caller caller;

  SchedulesResource(
      Schedules schedules, Templates templates, NamedRepositories repositories, Caller caller) {
    this.schedules = schedules;
    this.templates = templates;
    this.repositories = repositories;
    this.caller = caller;
  }

  public record ScheduleList(List<ScheduleView> schedules, @Nullable String next) {}

  public record OccurrenceList(List<OccurrenceView> occurrences, @Nullable String next) {}

  /** Times to come. */
  public record Upcoming(List<DueView> upcoming) {}

  /** One with its times to come. */
  public record ScheduleDetail(ScheduleView schedule, List<DueView> upcoming) {}

  /** What a preview is asked for. */
  record Asked(Rhythm rhythm, String zone) {
    /** Absent zone: UTC. */
    Asked {
      rhythm = Require.present(rhythm, "rhythm");
      zone = Require.orEmpty(zone);
    }
  }

  @GET
  @Operation(summary = "Schedules, newest first")
  public Uni<ScheduleList> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> tag,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return schedules
        .list(status, tag, Limit.of(limit), cursor)
        .map(page -> new ScheduleList(page.items(), page.next()));
  }

  @POST
  @Path("preview")
  @Operation(summary = "The next five times of a rhythm; nothing is kept")
  public Uni<Upcoming> preview(String text) {
    Asked asked = Body.of(text).as(Asked.class);
    return Uni.createFrom()
        .item(() -> new Upcoming(schedules.preview(asked.rhythm(), asked.zone())));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Operation(summary = "Make a schedule; its name must be free")
  public Uni<Response> create(String text) {
    Body body = Body.of(text);
    Principal by = caller.of(body);
    return asked(body)
        .flatMap(asked -> schedules.create(asked, by))
        .map(view -> Response.status(Response.Status.CREATED).entity(view).build());
  }

  private Uni<NewSchedule> asked(Body body) {
    return filled(body)
        .map(whole -> whole.as(NewSchedule.class))
        .flatMap(asked -> repositories.named(asked.work().repository()).map(asked::on));
  }

  /** What a template comes to now is what is filed each time, whatever becomes of the template. */
  private Uni<Body> filled(Body body) {
    Optional<Body> template =
        body.part("work").filter(work -> work.text("kind").filter("template"::equals).isPresent());
    return template
        .map(
            work ->
                templates
                    .filledForSchedule(work.needed("template"), work.as(Filling.class))
                    .map(filled -> body.with("work", Json.tree(filled))))
        .orElseGet(() -> Uni.createFrom().item(body));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One schedule with its next five times, by name, id or a beginning of that")
  public Uni<ScheduleDetail> show(String id) {
    return schedules.find(id).map(view -> new ScheduleDetail(view, schedules.upcoming(view)));
  }

  @GET
  @Path("{id}/occurrences")
  @Operation(summary = "What became of its times, newest first")
  public Uni<OccurrenceList> history(
      String id, @RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
    return schedules
        .history(id, Limit.of(limit), cursor)
        .map(page -> new OccurrenceList(page.items(), page.next()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/change")
  @Operation(summary = "Another rhythm or other work from now on, in your name; the name stays")
  public Uni<ScheduleView> change(String id, String text) {
    Body body = Body.of(text);
    Principal by = caller.of(body);
    return asked(body).flatMap(asked -> schedules.change(id, asked, by));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/pause")
  @Operation(summary = "File nothing until it is resumed")
  public Uni<ScheduleView> pause(String id, String text) {
    return schedules.pause(id, caller.of(Body.of(text)));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/resume")
  @Operation(summary = "Go on; what came to be due in the pause is not made up for")
  public Uni<ScheduleView> resume(String id, String text) {
    return schedules.resume(id, caller.of(Body.of(text)));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/delete")
  @Operation(summary = "End it; its history stays, what it filed goes on")
  public Uni<ScheduleView> delete(String id, String text) {
    return schedules.delete(id, caller.of(Body.of(text)));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/run")
  @Operation(summary = "File its work now, whatever is at work")
  public Uni<OccurrenceView> run(String id, String text) {
    return schedules.run(id, caller.of(Body.of(text)));
  }
}
