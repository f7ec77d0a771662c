package dev.autodev.scheduler.feedback;

import dev.autodev.control.Audit;
import dev.autodev.control.flow.ChangeRequests;
import dev.autodev.control.view.AuditView;
import dev.autodev.control.view.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a workflow's builder was told already, as the audit trail has it. */
@ApplicationScoped
class HeardBefore {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int PAGE = 200;

  @Inject Audit audit;

  Set<String> of(String workflow) {
    Set<String> heard = new HashSet<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<AuditView> page =
          audit.page(Optional.of(workflow), PAGE, cursor).await().atMost(LONGEST);
      page.items().stream()
          .filter(line -> line.action().equals(ChangeRequests.ACTION))
          .forEach(line -> line.details().path("heard").forEach(key -> heard.add(key.asText())));
      cursor = Optional.ofNullable(page.next());
    } while (cursor.isPresent());
    return heard;
  }
}
