package dev.autodev.dashboard.page;

import dev.autodev.dashboard.ConfigResource;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.settings.EffectiveSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The settings that this process runs with; what is secret is masked. */
@RolesAllowed(Rights.ADMIN)
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
public class SettingsPage {
  private final ConfigResource config;

  SettingsPage(ConfigResource config) {
    this.config = config;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance settings(List<EffectiveSettings.Setting> settings);
  }

  @GET
  public TemplateInstance show() {
    return Templates.settings(config.show().settings());
  }
}
