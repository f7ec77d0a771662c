package dev.autodev.dashboard.page.notice;

import dev.autodev.control.Notifications;
import dev.autodev.control.view.NoticeView;
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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people were told, by which ways, and what became of each message. */
@RolesAllowed(Rights.VIEWER)
@Path("/notifications")
@Produces(MediaType.TEXT_HTML)
public class NotificationsPage {
  private static final String HERE = "/notifications";

  private final Notifications notifications;
  private final Clock clock;
  private final Caller caller;

  NotificationsPage(Notifications notifications, Clock clock, Caller caller) {
    this.notifications = notifications;
    this.clock = clock;
    this.caller = caller;
  }

  /**
   * The list as it is narrowed.
   *
   * @param routes the channels that each severity goes to
   */
  public record Told(
      List<NoticeView> notices,
      String state,
      Map<String, List<String>> routes,
      @Nullable String next) {
    /** Whether anything goes out at all. */
    public boolean anybody() {
      return routes.values().stream().anyMatch(channels -> !channels.isEmpty());
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance notifications(Told told, Instant now);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> state,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    String which = Query.given(state).orElse("all");
    Query query = new Query().with("state", state).with("limit", limit);
    return notifications
        .list(which, Limit.of(limit), Query.given(cursor))
        .map(
            page ->
                new Told(
                    page.items(), which, notifications.routes(), query.next(HERE, page.next())))
        .map(told -> Templates.notifications(told, clock.instant()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("test")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> test(@RestForm Optional<String> severity) {
    return notifications.test(severity.orElse(""), caller.unnamed()).map(done -> To.page(HERE));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/acknowledge")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> acknowledge(String id) {
    return notifications.acknowledge(id, caller.unnamed()).map(done -> To.page(HERE));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> retry(String id) {
    return notifications.retry(id, caller.unnamed()).map(done -> To.page(HERE));
  }
}
