package dev.autodev.control.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.engine.WorkflowState;
import dev.autodev.model.Repository;
import dev.autodev.model.json.Json;

/**
 * What an idempotency key named first.
 *
 * @param request what was asked for, as far as the row keeps it
 */
public record Keyed(String id, JsonNode request) {
  static Keyed of(TaskIdentity identity, NewTaskRow row) {
    return new Keyed(
        identity.id(),
        Jsonb.object()
            .put("title", identity.title())
            .put("priority", row.priority())
            .put("repository", identity.repository())
            .set("payload", Json.tree(row.payload())));
  }

  static Keyed of(String workflow, WorkflowState state) {
    return new Keyed(
        workflow,
        Jsonb.object()
            .put("definition", state.pipeline())
            .put("title", state.title())
            .put("description", state.description())
            .put("repository", state.repository().map(Repository::name).orElse(null)));
  }
}
