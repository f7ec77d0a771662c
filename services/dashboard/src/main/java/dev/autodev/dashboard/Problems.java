package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;
import static jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;
import static jakarta.ws.rs.core.Response.Status.SERVICE_UNAVAILABLE;
import static jakarta.ws.rs.core.Response.Status.TOO_MANY_REQUESTS;
import static jakarta.ws.rs.core.Response.Status.UNAUTHORIZED;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.MalformedJsonException;
import dev.autodev.model.task.IllegalTransitionException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal leaves as problem details with the right status. */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  private static final int RETRY_AFTER_SECONDS = 2;

  private final DashboardConfig config;
  private final Unanswered unanswered;

  Problems(DashboardConfig config, Unanswered unanswered) {
    this.config = config;
    this.unanswered = unanswered;
  }

  @ServerExceptionMapper
  RestResponse<Problem> refused(ControlPlaneException e) {
    return switch (e) {
      case ControlPlaneException.NotFound missing ->
          Problem.of(NOT_FOUND, "not-found", missing.getMessage()).response();
      case ControlPlaneException.Ambiguous ambiguous ->
          Problem.of(CONFLICT, "ambiguous-id", ambiguous.getMessage())
              .among(ambiguous.candidates())
              .response();
      case ControlPlaneException.Conflict conflict ->
          Problem.of(CONFLICT, "illegal-move", conflict.getMessage())
              .in(conflict.state())
              .response();
      case ControlPlaneException.Invalid invalid ->
          unprocessable(invalid.getMessage()).at(invalid.field()).response();
      case ControlPlaneException.Unknown unknown ->
          Problem.of(UNAUTHORIZED, "unknown-caller", unknown.getMessage()).response();
      case ControlPlaneException.Forbidden forbidden ->
          Problem.of(FORBIDDEN, "forbidden", forbidden.getMessage()).response();
      case ControlPlaneException.Unavailable away ->
          Problem.of(SERVICE_UNAVAILABLE, "unavailable", away.getMessage())
              .responseAfter(RETRY_AFTER_SECONDS);
      case ControlPlaneException.Busy busy ->
          Problem.of(TOO_MANY_REQUESTS, "busy", busy.getMessage())
              .responseAfter(busy.retryAfterSeconds());
      default -> unexpected(e);
    };
  }

  /** A browser is sent to where it can log in. */
  @ServerExceptionMapper
  RestResponse<?> nobody(UnauthorizedException e, ContainerRequestContext request) {
    return ProblemPages.wantsPage(request) && "GET".equals(request.getMethod())
        ? RestResponse.seeOther(ToLogin.from(request.getUriInfo().getRequestUri()))
        : Problem.of(
                UNAUTHORIZED,
                "unknown-caller",
                "Nobody is logged in: log in at /login, or show a token in the Authorization header (claude-swarm login, SWARM_TOKEN)")
            .response();
  }

  @ServerExceptionMapper
  RestResponse<Problem> notAllowed(ForbiddenException e) {
    return Problem.of(
            FORBIDDEN,
            "forbidden",
            "You may not do this; an admin can allow it: claude-swarm people access NAME ACCESS")
        .response();
  }

  @ServerExceptionMapper
  RestResponse<Problem> malformed(MalformedJsonException e) {
    return Problem.of(BAD_REQUEST, "malformed", e.getMessage()).response();
  }

  @ServerExceptionMapper
  RestResponse<Problem> invalid(InvalidModelException e) {
    return unprocessable(e.getMessage()).response();
  }

  @ServerExceptionMapper
  RestResponse<Problem> illegal(IllegalTransitionException e) {
    return Problem.of(CONFLICT, "illegal-move", e.getMessage()).response();
  }

  @ServerExceptionMapper
  RestResponse<Problem> http(WebApplicationException e, ContainerRequestContext request) {
    return HttpProblem.of(e, request, config.largestBody());
  }

  @ServerExceptionMapper
  RestResponse<Problem> unexpected(Throwable e) {
    if (DatabaseAway.isWhy(e)) {
      unanswered.failed(e);
      return Problem.of(
              SERVICE_UNAVAILABLE,
              "unavailable",
              "The database does not answer; what was asked may or may not have been done. Ask again"
                  + " when Retry-After says, with the same Idempotency-Key where there was one.")
          .responseAfter(RETRY_AFTER_SECONDS);
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.errorf(
        e, "request failed reference=%s; the caller was answered 500 and may repeat it", reference);
    return Problem.of(
            INTERNAL_SERVER_ERROR,
            "internal",
            "The request failed; the log has the cause under reference " + reference + ".")
        .response();
  }

  private static Problem unprocessable(String detail) {
    return new Problem(
        "urn:auto-dev:problem:invalid", "Unprocessable Content", 422, detail, null, null, null);
  }
}
