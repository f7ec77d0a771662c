package dev.autodev.control.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the audit trail, which nobody can change. */
public record AuditView(
    long id,
    Instant at,
    String actor,
    String actorKind,
    String action,
    String subjectKind,
    String subjectId,
    @Nullable String workflow,
    JsonNode details) {}
