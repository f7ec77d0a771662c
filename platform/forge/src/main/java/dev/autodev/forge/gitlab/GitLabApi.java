package dev.autodev.forge.gitlab;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The operations we use. A project is named by its id, or by its path where that is not known. */
@Path("/api/v4")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface GitLabApi {
  int PAGE = 100;

  @GET
  @Path("/user")
  Wire.User user();

  @GET
  @Path("/projects/{project}")
  Wire.Project project(@PathParam("project") String path);

  @POST
  @Path("/projects")
  Wire.Project create(Wire.NewProject project);

  @GET
  @Path("/projects/{project}/merge_requests")
  RestResponse<List<Wire.MergeRequest>> mergeRequests(
      @PathParam("project") long project,
      @QueryParam("state") @Nullable String state,
      @QueryParam("source_branch") @Nullable String source,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/projects/{project}/merge_requests")
  Wire.MergeRequest create(@PathParam("project") long project, Wire.MergeRequestFields fields);

  @GET
  @Path("/projects/{project}/merge_requests/{iid}")
  Wire.MergeRequest mergeRequest(@PathParam("project") long project, @PathParam("iid") String iid);

  @PUT
  @Path("/projects/{project}/merge_requests/{iid}")
  Wire.MergeRequest change(
      @PathParam("project") long project,
      @PathParam("iid") String iid,
      Wire.MergeRequestFields fields);

  @PUT
  @Path("/projects/{project}/merge_requests/{iid}/merge")
  Wire.MergeRequest merge(
      @PathParam("project") long project, @PathParam("iid") String iid, Wire.Merge merge);

  @POST
  @Path("/projects/{project}/merge_requests/{iid}/approve")
  void approve(@PathParam("project") long project, @PathParam("iid") String iid, Wire.Sha sha);

  @GET
  @Path("/projects/{project}/merge_requests/{iid}/versions")
  RestResponse<List<Wire.Version>> versions(
      @PathParam("project") long project,
      @PathParam("iid") String iid,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  /** Of {@code merge_requests} or {@code issues}. */
  @GET
  @Path("/projects/{project}/{on}/{iid}/notes")
  RestResponse<List<Wire.Note>> notes(
      @PathParam("project") long project,
      @PathParam("on") String on,
      @PathParam("iid") String iid,
      @QueryParam("sort") String sort,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/projects/{project}/{on}/{iid}/notes")
  Wire.Note note(
      @PathParam("project") long project,
      @PathParam("on") String on,
      @PathParam("iid") String iid,
      Wire.Body body);

  @DELETE
  @Path("/projects/{project}/{on}/{iid}/notes/{note}")
  void deleteNote(
      @PathParam("project") long project,
      @PathParam("on") String on,
      @PathParam("iid") String iid,
      @PathParam("note") long note);

  @POST
  @Path("/projects/{project}/merge_requests/{iid}/discussions")
  Wire.Discussion discuss(
      @PathParam("project") long project,
      @PathParam("iid") String iid,
      Wire.NewDiscussion discussion);

  @GET
  @Path("/projects/{project}/issues")
  RestResponse<List<Wire.Issue>> issues(
      @PathParam("project") long project,
      @QueryParam("state") @Nullable String state,
      @QueryParam("labels") @Nullable String labels,
      @QueryParam("search") @Nullable String search,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/projects/{project}/issues")
  Wire.Issue create(@PathParam("project") long project, Wire.IssueFields fields);

  @PUT
  @Path("/projects/{project}/issues/{iid}")
  Wire.Issue change(
      @PathParam("project") long project, @PathParam("iid") String iid, Wire.IssueFields fields);

  @POST
  @Path("/projects/{project}/issues/{iid}/links")
  void link(@PathParam("project") long project, @PathParam("iid") String iid, Wire.Link link);

  @GET
  @Path("/groups/{group}/epics")
  RestResponse<List<Wire.Issue>> epics(
      @PathParam("group") String group,
      @QueryParam("state") @Nullable String state,
      @QueryParam("search") @Nullable String search,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/groups/{group}/epics")
  Wire.Issue createEpic(@PathParam("group") String group, Wire.IssueFields fields);

  @PUT
  @Path("/groups/{group}/epics/{iid}")
  Wire.Issue changeEpic(
      @PathParam("group") String group, @PathParam("iid") String iid, Wire.IssueFields fields);

  @POST
  @Path("/groups/{group}/epics/{iid}/issues/{issue}")
  void assign(
      @PathParam("group") String group,
      @PathParam("iid") String iid,
      @PathParam("issue") long issueId);

  @GET
  @Path("/projects/{project}/pipelines/{pipeline}/jobs")
  RestResponse<List<Wire.Job>> jobs(
      @PathParam("project") long project,
      @PathParam("pipeline") long pipeline,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @GET
  @Path("/projects/{project}/jobs/{job}/trace")
  @Produces(MediaType.TEXT_PLAIN)
  String log(@PathParam("project") long project, @PathParam("job") long job);
}
