package dev.autodev.asana.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A custom field with the value it has on a task or project.
 *
 * @param display the value as people see it; null: none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomField(
    String gid, @Nullable String name, @JsonProperty("display_value") @Nullable String display) {
  /** The value of the one with that gid, or else with that name. */
  public static Optional<String> value(List<CustomField> fields, String gidOrName) {
    return fields.stream()
        .filter(field -> field.gid().equals(gidOrName))
        .findFirst()
        .or(
            () ->
                fields.stream()
                    .filter(field -> gidOrName.equalsIgnoreCase(field.name()))
                    .findFirst())
        .map(CustomField::display);
  }
}
