package dev.autodev.dashboard;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;

/** What the HTTP layer itself refuses. */
final class HttpProblem {
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int NOT_ACCEPTABLE = 406;
  private static final int TOO_LARGE = 413;
  private static final int UNSUPPORTED = 415;

  private HttpProblem() {}

  static RestResponse<Problem> of(
      WebApplicationException e, ContainerRequestContext request, long largestBody) {
    Response response = e.getResponse();
    String path = "/" + request.getUriInfo().getPath().replaceFirst("^/", "");
    Problem problem =
        switch (response.getStatus()) {
          case NOT_FOUND ->
              Problem.of(
                  response.getStatusInfo(),
                  "not-found",
                  "There is nothing at " + path + "; /api/openapi lists what there is.");
          case NOT_ALLOWED ->
              Problem.of(
                  response.getStatusInfo(),
                  "method-not-allowed",
                  request.getMethod()
                      + " is not possible at "
                      + path
                      + "; /api/openapi lists what is.");
          case NOT_ACCEPTABLE ->
              Problem.of(
                  response.getStatusInfo(),
                  "not-acceptable",
                  path + " answers application/json; accept that.");
          case TOO_LARGE -> BodyLimit.problem(largestBody);
          case UNSUPPORTED ->
              Problem.of(
                  response.getStatusInfo(),
                  "unsupported-media-type",
                  path
                      + " takes application/json, not '"
                      + request.getHeaderString(HttpHeaders.CONTENT_TYPE)
                      + "'; set the Content-Type header.");
          default ->
              Problem.of(
                  response.getStatusInfo(),
                  "http",
                  response.getStatusInfo().getReasonPhrase()
                      + " at "
                      + path
                      + "; /api/openapi says how to ask.");
        };
    return problem.response();
  }
}
