package dev.autodev.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 describes it.
 *
 * @param type a URN that names the kind of problem
 * @param detail what is wrong and what to do about it
 * @param field the field that is wrong, where it is one
 * @param state the state that stands in the way, where it is one
 * @param candidates what a short id may have meant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String field,
    @Nullable String state,
    @Nullable List<String> candidates) {
  /** Details quote what was asked, which may be long. */
  private static final int LONGEST = 1_000;

  Problem {
    detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail;
  }

  /** The media type of problem details. */
  static final String JSON = "application/problem+json";

  static Problem of(Response.StatusType status, String kind, String detail) {
    return new Problem(
        "urn:auto-dev:problem:" + kind,
        status.getReasonPhrase(),
        status.getStatusCode(),
        detail,
        null,
        null,
        null);
  }

  Problem at(String wrongField) {
    return new Problem(type, title, status, detail, wrongField, state, candidates);
  }

  Problem in(String presentState) {
    return new Problem(type, title, status, detail, field, presentState, candidates);
  }

  Problem among(List<String> possible) {
    return new Problem(type, title, status, detail, field, state, possible);
  }

  RestResponse<Problem> response() {
    return answer().build();
  }

  /** For what is worth asking again after that many seconds. */
  RestResponse<Problem> responseAfter(long seconds) {
    return answer().header("Retry-After", seconds).build();
  }

  private RestResponse.ResponseBuilder<Problem> answer() {
    // By number: the enum of statuses does not have all of them.
    return RestResponse.ResponseBuilder.<Problem>create(status, title)
        .entity(this)
        .header("Content-Type", JSON);
  }
}
