package dev.autodev.dashboard;

import dev.autodev.control.Notifications;
import dev.autodev.control.notify.Urgency;
import dev.autodev.control.view.NoticeView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/notifications}: what people were told, by which ways, and what they answered. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/notifications")
@Tag(name = "notifications")
public class NotificationsResource {
  private final Notifications notifications;
  private final Caller caller;

  NotificationsResource(Notifications notifications, Caller caller) {
    this.notifications = notifications;
    this.caller = caller;
  }

  /**
   * A page of them.
   *
   * @param routes the channels that each severity goes to now
   */
  public record NotificationList(
      List<NoticeView> notifications, Map<String, List<String>> routes, @Nullable String next) {}

  /** The channels that a test goes to. */
  public record Tested(List<String> channels) {}

  @GET
  @Operation(summary = "What people were told, newest first; state: all, open, waiting or failed")
  public Uni<NotificationList> list(
      @RestQuery Optional<String> state,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return notifications
        .list(state.orElse("all"), Limit.of(limit), cursor)
        .map(page -> new NotificationList(page.items(), notifications.routes(), page.next()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("test")
  @Operation(summary = "Say something that means nothing, by the way of a severity; absent: info")
  public Uni<Tested> test(String text) {
    Body body = Body.of(text);
    return notifications
        .test(body.text("severity").orElse(Urgency.INFO.wireName()), caller.of(body))
        .map(Tested::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("{id}/acknowledge")
  @Operation(summary = "Somebody knows of it: it is neither said again nor to others")
  public Uni<NoticeView> acknowledge(String id, String text) {
    return notifications.acknowledge(id, caller.of(Body.of(text)));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("{id}/retry")
  @Operation(summary = "Send again what was given up of it")
  public Uni<NoticeView> retry(String id, String text) {
    return notifications.retry(id, caller.of(Body.of(text)));
  }
}
