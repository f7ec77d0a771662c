package dev.autodev.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What GitLab has by GraphQL only. */
@Path("/api/graphql")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface GitLabGraphApi {
  /** Answers 200 with {@code data}, or with {@code errors}. */
  @POST
  JsonNode ask(Question question);

  /** A query or a mutation, and the values of its variables. */
  record Question(String query, Map<String, Object> variables) {}
}
