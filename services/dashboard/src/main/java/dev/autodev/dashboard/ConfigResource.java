package dev.autodev.dashboard;

import dev.autodev.dashboard.access.Rights;
import dev.autodev.settings.EffectiveSettings;
import dev.autodev.settings.LiveSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/config}: what this process runs with. */
@RolesAllowed(Rights.ADMIN)
@Path("/api/config")
@Tag(name = "swarm")
public class ConfigResource {
  private final Config config;
  private final LiveSettings live;

  ConfigResource(Config config, LiveSettings live) {
    this.config = config;
    this.live = live;
  }

  /**
   * What holds.
   *
   * @param settings those below {@code swarm.}, then what the operators' file says
   * @param problems why that file is not in force as it stands, if so
   */
  public record Effective(List<EffectiveSettings.Setting> settings, List<Problem> problems) {}

  /** What is wrong, with its remedy. */
  public record Problem(String problem, String remedy) {}

  @GET
  @Operation(summary = "The settings in force and where each comes from; secrets are masked")
  public Effective show() {
    return new Effective(
        Stream.concat(
                EffectiveSettings.of(config, config.getPropertyNames()).stream(),
                live.said().stream())
            .toList(),
        live.trouble().stream()
            .map(
                words ->
                    new Problem(words, "mend it; until then its last good version is in force"))
            .toList());
  }
}
