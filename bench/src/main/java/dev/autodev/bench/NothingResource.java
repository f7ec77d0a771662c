package dev.autodev.bench;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers at once, as much as a task's answer has to pass and no more: the limit of HTTP here. */
@Path("/bench/nothing")
public class NothingResource {
  /** The same text in and out. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> create(String text) {
    return Uni.createFrom().item(Response.status(Response.Status.CREATED).entity(text).build());
  }
}
