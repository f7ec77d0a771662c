package dev.autodev.dashboard.page.approval;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.GateDesk;
import dev.autodev.dashboard.access.Rights;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/**
 * One decision on many gates: each for itself and bound to what was seen; one no stops no other.
 */
@RolesAllowed(Rights.APPROVER)
@Path("/approvals/decide-all")
@Produces(MediaType.TEXT_HTML)
public class BatchPage {
  private static final int MOST = 100;

  private final GateDesk desk;
  private final Caller caller;

  BatchPage(GateDesk desk, Caller caller) {
    this.caller = caller;
    this.desk = desk;
  }

  /**
   * What became of one.
   *
   * @param status of the gate now, or refused
   * @param words why it was refused
   */
  public record Line(String id, String title, String status, String words) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance decided(List<Line> lines);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<TemplateInstance> decide(
      @RestForm("gate") List<String> chosen, @BeanParam Decision decision) {
    if (chosen.isEmpty() || chosen.size() > MOST) {
      throw new ControlPlaneException.Invalid(
          "gate", "%d are chosen; choose from 1 to %d".formatted(chosen.size(), MOST));
    }
    return Multi.createFrom()
        .iterable(chosen)
        .onItem()
        .transformToUniAndConcatenate(one -> decide(one, decision))
        .collect()
        .asList()
        .map(Templates::decided);
  }

  /** What was chosen is an id and the hash that was seen with it. */
  private Uni<Line> decide(String chosen, Decision decision) {
    String[] parts = chosen.split(":", 2);
    Optional<String> hash = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
    return desk.decide(parts[0], decision.on(hash, caller))
        .map(gate -> new Line(gate.id(), gate.subject().title(), gate.status(), ""))
        .onFailure(ControlPlaneException.class)
        .recoverWithItem(e -> new Line(parts[0], "", "refused", String.valueOf(e.getMessage())));
  }
}
