package dev.autodev.control.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.json.Json;
import dev.autodev.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetSectionTest {
  @Test
  void readsEveryKindOfLimit() {
    assertThat(
            BudgetSection.read(
                Json.parse(
                    """
                    {"day": {"usd": 20.5}, "task": {"tokens": 5000}, "workflow": {"tokens": 9, "usd": 1},
                     "role": {"builder": {"usd": 3}}, "repository": {"group/app": {"tokens": 7}}}""")))
        .containsOnly(
            java.util.Map.entry("day", new BudgetLimit(0, 20_500_000)),
            java.util.Map.entry("task", new BudgetLimit(5_000, 0)),
            java.util.Map.entry("workflow", new BudgetLimit(9, 1_000_000)),
            java.util.Map.entry("role/builder", new BudgetLimit(0, 3_000_000)),
            java.util.Map.entry("repository/group/app", new BudgetLimit(7, 0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"week\": {\"usd\": 1}} | budgets.week is unknown",
        "{\"day\": {\"euro\": 1}} | budgets.day.euro is unknown",
        "{\"day\": {\"usd\": -1}} | budgets.day.usd is -1",
        "{\"day\": {\"tokens\": \"many\"}} | budgets.day.tokens is \"many\"",
        "{\"role\": {\"gardener\": {\"usd\": 1}}} | budgets.role.gardener"
      })
  void saysWhatIsWrong(String section, String words) {
    assertThatThrownBy(() -> BudgetSection.read(Json.parse(section)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(words);
  }
}
