package dev.autodev.asana.client;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The calls as they go over the wire; base address with {@code /api/1.0}. */
@RegisterRestClient(configKey = "asana")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface AsanaRest {
  record One<T>(T data) {}

  record Many<T>(List<T> data, @Nullable NextPage next_page) {}

  record NextPage(String offset) {}

  @GET
  @Path("users/me")
  One<User> me(@QueryParam("opt_fields") String fields);

  @GET
  @Path("portfolios/{gid}")
  One<Portfolio> portfolio(@PathParam("gid") String gid, @QueryParam("opt_fields") String fields);

  @GET
  @Path("portfolios/{gid}/items")
  Many<Project> items(
      @PathParam("gid") String gid,
      @QueryParam("limit") int limit,
      @QueryParam("offset") @Nullable String offset);

  @GET
  @Path("projects/{gid}")
  One<Project> project(@PathParam("gid") String gid, @QueryParam("opt_fields") String fields);

  @GET
  @Path("projects/{gid}/tasks")
  Many<AsanaTask> openTasks(
      @PathParam("gid") String gid,
      @QueryParam("opt_fields") String fields,
      @QueryParam("completed_since") String since,
      @QueryParam("limit") int limit,
      @QueryParam("offset") @Nullable String offset);

  @GET
  @Path("projects/{gid}/sections")
  Many<Section> sections(
      @PathParam("gid") String gid,
      @QueryParam("limit") int limit,
      @QueryParam("offset") @Nullable String offset);

  @POST
  @Path("sections/{gid}/addTask")
  One<Map<String, Object>> addTask(@PathParam("gid") String gid, One<Map<String, String>> task);

  @GET
  @Path("tasks/{gid}")
  One<AsanaTask> task(@PathParam("gid") String gid, @QueryParam("opt_fields") String fields);

  @PUT
  @Path("tasks/{gid}")
  One<AsanaTask> change(@PathParam("gid") String gid, One<Map<String, Object>> fields);

  @GET
  @Path("tasks/{gid}/stories")
  Many<Story> stories(
      @PathParam("gid") String gid,
      @QueryParam("opt_fields") String fields,
      @QueryParam("limit") int limit,
      @QueryParam("offset") @Nullable String offset);

  @POST
  @Path("tasks/{gid}/stories")
  One<Story> comment(@PathParam("gid") String gid, One<Map<String, String>> story);

  @PUT
  @Path("stories/{gid}")
  One<Story> rewrite(@PathParam("gid") String gid, One<Map<String, String>> story);

  /** Everything that is no success. */
  @ClientExceptionMapper
  static RuntimeException exception(Response response) {
    return Answers.exception(response);
  }
}
