package dev.autodev.dashboard.page;

import dev.autodev.control.Audit;
import dev.autodev.control.view.AuditView;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.access.Rights;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who did what and when. */
@RolesAllowed(Rights.VIEWER)
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
public class AuditPage {
  private final Audit audit;

  AuditPage(Audit audit) {
    this.audit = audit;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance audit(
        List<AuditView> lines, String subject, @Nullable String next);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> subject,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Query query = new Query().with("subject", subject).with("limit", limit);
    return audit
        .page(Query.given(subject), Limit.of(limit), cursor)
        .map(
            page ->
                Templates.audit(
                    page.items(),
                    Query.given(subject).orElse(""),
                    query.next("/audit", page.next())));
  }
}
