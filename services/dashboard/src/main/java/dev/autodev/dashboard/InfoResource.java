package dev.autodev.dashboard;

import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.UpstreamChoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/info}: what is running here. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/info")
@Tag(name = "swarm")
public class InfoResource {
  private final DashboardConfig config;

  InfoResource(DashboardConfig config) {
    this.config = config;
  }

  /**
   * What is running.
   *
   * @param mode all: the agents are in this process; separate: in processes of their own
   */
  public record Info(String version, String mode, Model model) {}

  /**
   * Who thinks.
   *
   * @param upstream where model calls go; anthropic, openai, or replay: a recorded model is played
   */
  public record Model(String provider, String model, String upstream) {}

  private static Model model(DashboardConfig.Model told) {
    boolean codex = told.provider().equals("codex");
    String upstream =
        codex
            ? UpstreamChoice.of(
                told.upstream(),
                UpstreamChoice.OPENAI,
                anySet(told.openAiKey(), told.openAiPlanToken()))
            : UpstreamChoice.of(
                told.upstream(),
                UpstreamChoice.ANTHROPIC,
                anySet(told.anthropicKey(), told.anthropicPlanToken()));
    return new Model(told.provider(), codex ? told.nameForCodex() : told.name(), upstream);
  }

  private static boolean anySet(Optional<String> key, Optional<String> planToken) {
    return Stream.of(key, planToken).flatMap(Optional::stream).anyMatch(set -> !set.isBlank());
  }

  @GET
  @Operation(summary = "Version, way of running, and which model the agents are told to use")
  public Info info() {
    return new Info(config.version(), config.mode(), model(config.model()));
  }
}
