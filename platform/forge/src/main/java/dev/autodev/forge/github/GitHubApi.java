package dev.autodev.forge.github;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** The operations we use. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface GitHubApi {
  int PAGE = 100;

  @GET
  @Path("/user")
  Wire.User user();

  @POST
  @Path("/user/repos")
  Wire.Repository create(Wire.NewRepository repository);

  @GET
  @Path("/repos/{owner}/{repo}")
  Wire.Repository repository(@PathParam("owner") String owner, @PathParam("repo") String repo);

  /** Of a branch, named with its owner: {@code owner:branch}. */
  @GET
  @Path("/repos/{owner}/{repo}/pulls")
  RestResponse<List<Wire.Pull>> pulls(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @QueryParam("state") String state,
      @QueryParam("head") @Nullable String head,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/repos/{owner}/{repo}/pulls")
  Wire.Pull create(
      @PathParam("owner") String owner, @PathParam("repo") String repo, Wire.NewPull pull);

  @GET
  @Path("/repos/{owner}/{repo}/pulls/{number}")
  Wire.Pull pull(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number);

  @PATCH
  @Path("/repos/{owner}/{repo}/pulls/{number}")
  Wire.Pull change(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.Body body);

  @PUT
  @Path("/repos/{owner}/{repo}/pulls/{number}/merge")
  Wire.Merged merge(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.Merge merge);

  @GET
  @Path("/repos/{owner}/{repo}/pulls/{number}/reviews")
  RestResponse<List<Wire.Review>> reviews(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/repos/{owner}/{repo}/pulls/{number}/reviews")
  Wire.Review review(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.NewReview review);

  /** On lines if of {@code pulls}, on the whole if of {@code issues}. */
  @GET
  @Path("/repos/{owner}/{repo}/{on}/{number}/comments")
  RestResponse<List<Wire.Comment>> comments(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("on") String on,
      @PathParam("number") String number,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/repos/{owner}/{repo}/issues/{number}/comments")
  Wire.Comment comment(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.Body body);

  @POST
  @Path("/repos/{owner}/{repo}/pulls/{number}/comments")
  Wire.Comment commentOnLine(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.NewLineComment comment);

  /** On lines if of {@code pulls}, on the whole if of {@code issues}. */
  @DELETE
  @Path("/repos/{owner}/{repo}/{on}/comments/{comment}")
  void deleteComment(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("on") String on,
      @PathParam("comment") long comment);

  /** Pull requests are among them. */
  @GET
  @Path("/repos/{owner}/{repo}/issues")
  RestResponse<List<Wire.Issue>> issues(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @QueryParam("state") String state,
      @QueryParam("labels") @Nullable String labels,
      @QueryParam("direction") String direction,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @POST
  @Path("/repos/{owner}/{repo}/issues")
  Wire.Issue create(
      @PathParam("owner") String owner, @PathParam("repo") String repo, Wire.NewIssue issue);

  /** Of a pull request as well, of which only this tells who closed it. */
  @GET
  @Path("/repos/{owner}/{repo}/issues/{number}")
  Wire.Issue issue(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number);

  @PATCH
  @Path("/repos/{owner}/{repo}/issues/{number}")
  Wire.Issue change(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.State state);

  @POST
  @Path("/repos/{owner}/{repo}/issues/{number}/labels")
  List<Wire.Label> addLabels(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.Labels labels);

  @DELETE
  @Path("/repos/{owner}/{repo}/issues/{number}/labels/{label}")
  void removeLabel(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      @PathParam("label") String label);

  @POST
  @Path("/repos/{owner}/{repo}/issues/{number}/sub_issues")
  Wire.Issue addSubIssue(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("number") String number,
      Wire.SubIssue issue);

  @GET
  @Path("/repos/{owner}/{repo}/commits/{sha}/check-runs")
  RestResponse<Wire.CheckRuns> checkRuns(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("sha") String sha,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  @GET
  @Path("/repos/{owner}/{repo}/commits/{sha}/status")
  RestResponse<Wire.Statuses> statuses(
      @PathParam("owner") String owner,
      @PathParam("repo") String repo,
      @PathParam("sha") String sha,
      @QueryParam("per_page") int size,
      @QueryParam("page") int page);

  /** Of a job of Actions; the answer says where it lies. */
  @GET
  @Path("/repos/{owner}/{repo}/actions/jobs/{job}/logs")
  @Produces(MediaType.WILDCARD)
  RestResponse<String> log(
      @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("job") long job);
}
