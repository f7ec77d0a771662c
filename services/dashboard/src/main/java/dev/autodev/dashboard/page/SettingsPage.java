package dev.autodev.dashboard.page;

import dev.autodev.dashboard.access.Rights;
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
  private final MaskedSettings settings;

  SettingsPage(MaskedSettings settings) {
    this.settings = settings;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance settings(List<MaskedSettings.Setting> settings);
  }

  @GET
  public TemplateInstance show() {
    return Templates.settings(settings.all());
  }
}
