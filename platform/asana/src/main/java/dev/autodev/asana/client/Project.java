package dev.autodev.asana.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project.
 *
 * @param type {@code portfolio} where a portfolio is nested in another
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Project(
    String gid,
    String name,
    @JsonProperty("resource_type") @Nullable String type,
    @Nullable String notes,
    boolean archived,
    @JsonProperty("custom_fields") List<CustomField> customFields) {
  static final String FIELDS = "name,notes,archived,custom_fields.name,custom_fields.display_value";

  /** What is absent is empty. */
  public Project {
    name = name == null ? "" : name;
    customFields = customFields == null ? List.of() : List.copyOf(customFields);
  }
}
