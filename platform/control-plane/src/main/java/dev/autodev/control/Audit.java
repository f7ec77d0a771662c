package dev.autodev.control;

import dev.autodev.control.audit.AuditCheck;
import dev.autodev.control.audit.AuditPages;
import dev.autodev.control.view.AuditProof;
import dev.autodev.control.view.AuditView;
import dev.autodev.control.view.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who did what and when. */
@ApplicationScoped
public class Audit {
  @Inject AuditCheck check;
  @Inject AuditPages trail;

  /**
   * Computes the whole chain of seals once more.
   *
   * @param head hash of a seal that was noted earlier: is it still one of the trail's?
   */
  public Uni<AuditProof> verify(Optional<String> head) {
    return check.check(head);
  }

  /** Newest first; of one subject or workflow (an id), or all. */
  public Uni<Page<AuditView>> page(Optional<String> subject, int limit, Optional<String> cursor) {
    return trail.page(subject, limit, cursor.map(Audit::number).orElse(Long.MAX_VALUE));
  }

  private static Long number(String cursor) {
    try {
      return Long.valueOf(cursor);
    } catch (NumberFormatException e) {
      throw new ControlPlaneException.Invalid(
          "cursor", "cursor '" + cursor + "' is none of this list; leave it out to begin");
    }
  }
}
