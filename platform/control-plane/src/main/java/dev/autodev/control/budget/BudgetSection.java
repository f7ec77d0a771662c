package dev.autodev.control.budget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Role;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.settings.OperatorSettings;
import dev.autodev.settings.SettingsCheck;
import dev.autodev.settings.SettingsException;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Section {@code budgets} of the operators' settings, as limits by their keys. */
@Singleton
public class BudgetSection implements SettingsCheck {
  private static final Set<String> ALONE = Set.of("day", "workflow", "task");

  @Override
  public void check(OperatorSettings settings) {
    read(settings.budgets());
  }

  /**
   * The limits that it names; one of nothing takes a limit of the configuration away.
   *
   * @throws SettingsException naming the key and the remedy
   */
  static Map<String, BudgetLimit> read(JsonNode budgets) {
    Map<String, BudgetLimit> limits = new LinkedHashMap<>();
    budgets
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              if (ALONE.contains(key)) {
                limits.put(key, limit("budgets." + key, entry.getValue()));
              } else if (key.equals("role") || key.equals("repository")) {
                named(key, entry.getValue(), limits);
              } else {
                throw new SettingsException(
                    "budgets.%s is unknown; write day, workflow, task, role or repository"
                        .formatted(key));
              }
            });
    return limits;
  }

  private static void named(String kind, JsonNode names, Map<String, BudgetLimit> limits) {
    names
        .properties()
        .forEach(
            entry -> {
              String path = "budgets.%s.%s".formatted(kind, entry.getKey());
              if (kind.equals("role")) {
                checkRole(path, entry.getKey());
              }
              limits.put(kind + "/" + entry.getKey(), limit(path, entry.getValue()));
            });
  }

  private static void checkRole(String path, String role) {
    try {
      Role.of(role);
    } catch (InvalidModelException e) {
      throw new SettingsException("%s: %s".formatted(path, e.getMessage()));
    }
  }

  private static BudgetLimit limit(String path, JsonNode amount) {
    amount
        .properties()
        .forEach(
            entry -> {
              if (!Set.of("tokens", "usd").contains(entry.getKey())) {
                throw new SettingsException(
                    "%s.%s is unknown; write tokens or usd".formatted(path, entry.getKey()));
              }
            });
    return BudgetLimit.of(
        number(path + ".tokens", amount.path("tokens")).longValue(),
        number(path + ".usd", amount.path("usd")));
  }

  private static BigDecimal number(String path, JsonNode value) {
    if (value.isMissingNode()) {
      return BigDecimal.ZERO;
    }
    if (!value.isNumber()
        || value.decimalValue().signum() < 0
        || value.decimalValue().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
      throw new SettingsException(
          "%s is %s; write a number from 0 to 1,000,000,000,000; 0 means no limit"
              .formatted(path, value));
    }
    return value.decimalValue();
  }
}
