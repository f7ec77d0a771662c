package dev.autodev.dashboard.page.notice;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.notify.link.OneTimeLinks;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.page.Findings;
import dev.autodev.dashboard.page.Markdown;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
import dev.autodev.model.Finding;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * Where a link of a message leads: what is asked, and a form. Opening it decides nothing, programs
 * that look at mail do so too. The link itself says who decides: no login is asked for.
 */
@PermitAll
@Path("/links/{token}")
@Produces(MediaType.TEXT_HTML)
public class LinkPage {
  private final OneTimeLinks links;
  private final Clock clock;
  private final Caller caller;

  LinkPage(OneTimeLinks links, Clock clock, Caller caller) {
    this.links = links;
    this.clock = clock;
    this.caller = caller;
  }

  /**
   * What the page shows.
   *
   * @param wish what the link was about: approve, reject or acknowledge
   */
  public record Asked(
      String token,
      String wish,
      OneTimeLinks.Shown shown,
      RawString markdown,
      List<Finding> findings) {
    /** The gate's title, or the notice's. */
    public String title() {
      GateView gate = shown.gate();
      return gate == null ? shown.notice().title() : gate.subject().title();
    }

    /** Whether it asks for a decision. */
    public boolean decides() {
      return shown.gate() != null && shown.standing().isEmpty() && !wish.equals("acknowledge");
    }

    /** Whether it only asks to say that one knows. */
    public boolean acknowledges() {
      return wish.equals("acknowledge") && shown.notice().open();
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance link(Asked asked, Instant now);
  }

  @GET
  @Path("{wish:approve|reject|acknowledge}")
  public Uni<TemplateInstance> show(String token, String wish) {
    return links
        .show(token)
        .map(shown -> Templates.link(asked(token, wish, shown), clock.instant()));
  }

  private static Asked asked(String token, String wish, OneTimeLinks.Shown shown) {
    @Nullable GateView gate = shown.gate();
    return new Asked(
        token,
        wish,
        shown,
        Markdown.html(gate == null ? "" : gate.subject().markdown()),
        gate == null ? List.of() : Findings.in(gate.subject().findings()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> decide(
      String token, @RestForm Optional<String> decision, @RestForm Optional<String> reason) {
    GateDecision decided = decision(decision.orElse(""));
    String words = Query.given(reason).orElse("");
    if (decided == GateDecision.REJECT && words.isEmpty()) {
      throw new ControlPlaneException.Invalid(
          "reason", "A rejection needs a reason; go back and say what is to be changed");
    }
    return own(token)
        .chain(() -> links.decide(token, decided, words))
        .map(gate -> To.page("/links/" + token + "/approve"));
  }

  @POST
  @Path("acknowledge")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> acknowledge(String token) {
    return own(token)
        .chain(() -> links.acknowledge(token))
        .map(done -> To.page("/links/" + token + "/acknowledge"));
  }

  /** Whoever is logged in as somebody else does not act in another one's name by mistake. */
  private Uni<Void> own(String token) {
    String name = caller.loggedIn();
    return links
        .show(token)
        .invoke(
            shown -> {
              if (!name.isEmpty() && !name.equals(shown.person())) {
                throw new ControlPlaneException.Forbidden(
                    "This link is for %s, and you are logged in as %s; decide on the dashboard"
                        .formatted(shown.person(), name));
              }
            })
        .replaceWithVoid();
  }

  private static GateDecision decision(String name) {
    return switch (name) {
      case "approve" -> GateDecision.APPROVE;
      case "reject" -> GateDecision.REJECT;
      default ->
          throw new ControlPlaneException.Invalid(
              "decision", "decision is '" + name + "'; give approve or reject");
    };
  }
}
