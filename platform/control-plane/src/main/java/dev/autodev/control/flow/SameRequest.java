package dev.autodev.control.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewTask;
import dev.autodev.control.NewWorkflow;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Keyed;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskPayload;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what a key named first only to whoever asks for the same. */
final class SameRequest {
  private SameRequest() {}

  static String of(Ledger ledger, NewTask task, Keyed first) {
    JsonNode asked = first.request();
    TaskPayload payload = Json.read(Jsonb.text(task.payload()), TaskPayload.class);
    // The first task of a product has its title and repository from the product's workflow.
    boolean plain = !(payload instanceof TaskPayload.BuildProduct);
    String title = TaskFiling.title(task.title().orElseGet(() -> Titles.of(task.payload())));
    refuseUnless(
        payload.equals(Json.read(asked.path("payload"), TaskPayload.class)), "payload", first);
    refuseUnless(asked.path("priority").intValue() == task.priority(), "priority", first);
    refuseUnless(!plain || same(asked, "title", title), "title", first);
    refuseUnless(
        !plain || same(asked, "repository", task.repository().orElse(null)), "repository", first);
    refuseUnless(sameAfter(ledger, task.after(), first), "after", first);
    return first.id();
  }

  static String of(Ledger ledger, NewWorkflow workflow, Keyed first) {
    JsonNode asked = first.request();
    refuseUnless(same(asked, "definition", workflow.definition()), "definition", first);
    refuseUnless(same(asked, "title", Jsonb.plain(workflow.title())), "title", first);
    refuseUnless(
        same(asked, "description", Jsonb.plain(workflow.description())), "description", first);
    // A product gets its repository on the way.
    refuseUnless(
        workflow.repository().isEmpty()
            || same(asked, "repository", workflow.repository().orElse(null)),
        "repository",
        first);
    refuseUnless(sameAfter(ledger, workflow.after(), first), "after", first);
    return first.id();
  }

  private static boolean sameAfter(Ledger ledger, List<String> after, Keyed first) {
    return ledger.waits().filedAfter(first.id()).equals(Set.copyOf(after));
  }

  private static boolean same(JsonNode asked, String field, @Nullable String value) {
    JsonNode before = asked.path(field);
    return before.isNull() || before.isMissingNode()
        ? value == null
        : before.asText().equals(value);
  }

  private static void refuseUnless(boolean same, String field, Keyed first) {
    if (!same) {
      throw new ControlPlaneException.Invalid(
          "idempotencyKey",
          "idempotencyKey named %s, which was asked for with another %s; repeat that request, or take a new key"
              .formatted(first.id(), field));
    }
  }
}
