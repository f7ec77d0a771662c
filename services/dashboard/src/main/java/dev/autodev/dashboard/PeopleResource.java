package dev.autodev.dashboard;

import dev.autodev.control.Access;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.People;
import dev.autodev.control.view.PersonView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/people}: who may come in, and what each may do. */
@Path("/api/people")
@Tag(name = "access")
@RolesAllowed(Rights.ADMIN)
@Consumes(MediaType.APPLICATION_JSON)
public class PeopleResource {
  private final People people;
  private final Caller caller;

  PeopleResource(People people, Caller caller) {
    this.people = people;
    this.caller = caller;
  }

  public record PeopleList(List<PersonView> people) {}

  @GET
  @Operation(summary = "Everybody, the disabled too")
  public Uni<PeopleList> list() {
    return people.list().map(PeopleList::new);
  }

  @POST
  @Operation(summary = "Let a person in: name, password, access")
  public Uni<PersonView> add(String text) {
    Body body = Body.of(text);
    return people.add(
        body.needed("name"),
        body.needed("password"),
        Access.of(body.text("access").orElse(Rights.VIEWER)),
        caller.of(body));
  }

  @POST
  @Path("{name}/access")
  @Operation(summary = "Change what a person may do")
  public Uni<PersonView> access(String name, String text) {
    Body body = Body.of(text);
    return people.access(name, Access.of(body.needed("access")), caller.of(body));
  }

  @POST
  @Path("{name}/disable")
  @Operation(summary = "Let a person in no more; logins and tokens end")
  public Uni<PersonView> disable(String name, String text) {
    return people.disable(name, caller.of(Body.of(text)));
  }

  @POST
  @RolesAllowed(Rights.VIEWER)
  @Path("{name}/password")
  @Operation(summary = "Another password, one's own or as an admin; logins and tokens end")
  public Uni<PersonView> password(String name, String text) {
    Body body = Body.of(text);
    if (!caller.may(Access.ADMIN) && !caller.unnamed().name().equals(name)) {
      throw new ControlPlaneException.Forbidden("Only an admin changes another one's password");
    }
    return people.password(name, body.needed("password"), caller.of(body));
  }
}
