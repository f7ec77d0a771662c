package dev.autodev.asana.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param dueOn a day without a zone
 * @param dependencies what it waits for
 * @param url its page
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AsanaTask(
    String gid,
    String name,
    String notes,
    boolean completed,
    @Nullable User assignee,
    @JsonProperty("due_on") @Nullable LocalDate dueOn,
    @JsonProperty("due_at") @Nullable Instant dueAt,
    @JsonProperty("created_at") @Nullable Instant createdAt,
    List<Reference> dependencies,
    @JsonProperty("num_subtasks") int subtasks,
    @JsonProperty("custom_fields") List<CustomField> customFields,
    List<Reference> projects,
    @JsonProperty("permalink_url") @Nullable String url) {
  static final String FIELDS =
      "name,notes,completed,assignee.name,due_on,due_at,created_at,dependencies,num_subtasks,custom_fields.name,custom_fields.display_value,projects.name,permalink_url";

  /** Another resource that is only mentioned. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Reference(String gid) {}

  /** What is absent is empty. */
  public AsanaTask {
    name = name == null ? "" : name;
    notes = notes == null ? "" : notes;
    dependencies = dependencies == null ? List.of() : List.copyOf(dependencies);
    customFields = customFields == null ? List.of() : List.copyOf(customFields);
    projects = projects == null ? List.of() : List.copyOf(projects);
  }
}
