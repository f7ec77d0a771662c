package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.Role;
import dev.autodev.model.task.TaskType;
import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.ToolSet;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptsTest {
  private static final Map<TaskType, Class<?>> RESULTS =
      Map.of(TaskType.IMPLEMENT_FEATURE, Report.class, TaskType.IMPLEMENT_FIX, Draft.class);

  private record Report(String text) {}

  private record Draft(String text) {}

  @TempDir Path directory;
  private final List<String> told = new ArrayList<>();

  @Test
  void prefersTheConfiguredDirectory() throws IOException {
    Files.writeString(
        directory.resolve("builder.md"),
        "---\nmodel: large-one\nprovider: codex\n---\nBuild well.\n");

    Prompt prompt = prompts(Optional.of(directory)).of(Role.BUILDER, Report.class, told::add);

    assertThat(prompt.text()).isEqualTo("Build well.");
    assertThat(prompt.model()).contains("large-one");
    assertThat(prompt.provider()).contains("codex");
  }

  @Test
  void knowsAChangedPromptByItsHash() {
    assertThat(Prompt.parse("abc").version())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Prompt.parse("abc").shortVersion()).isEqualTo("ba7816bf");
    assertThat(Prompt.parse("---\nmodel: a\n---\nabc").version())
        .isNotEqualTo(Prompt.parse("---\nmodel: b\n---\nabc").version());
  }

  @Test
  void takesTheBuiltInOneOtherwise() {
    assertThat(prompts(Optional.of(directory)).of(Role.BUILDER, Report.class, told::add).text())
        .isEqualTo("You build what is asked.");
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> prompts(Optional.empty()).check(Role.PM, Map.of()))
        .hasMessageContaining("prompts/pm.md")
        .hasMessageContaining("swarm.agent.prompts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modell: large              | its front matter has the key 'modell', which is unknown",
        "tools: [read, fly]         | tools is [\"read\",\"fly\"]; write none, or read",
        "tools: shell               | tools is \"shell\"; write none, or read",
        "budget: 5                  | budget is 5; write keys of [tokens, usd]",
        "budget: {tokens: 0}        | budget.tokens is 0; write a whole number from 1",
        "budget: {usd: -1}          | budget.usd is -1; write US dollars above 0",
        "budget: {euro: 1}          | budget has the key 'euro', which is unknown",
        "provider: cloud            | provider names 'cloud', which is no session client; set it to one of [claude, codex]",
        "model: 5                   | model is 5; write a name",
        "schema: verdict            | schema names verdict, which no task of this role hands in; write [draft, report]",
        "schema: report             | schema lacks draft, which implement_fix hands in; write [draft, report]",
        "'{model: a, model: b}'     | its front matter is no YAML",
      })
  void refusesAHeadThatCannotBeInForceAndNamesFileAndKey(String head, String words)
      throws IOException {
    builder("---\n" + head + "\n---\nBuild well.");

    assertThatThrownBy(() -> prompts(Optional.of(directory)).check(Role.BUILDER, RESULTS))
        .hasMessageStartingWith("prompts/builder.md cannot be used: ")
        .hasMessageContaining(words);
  }

  @Test
  void takesAHeadThatFits() throws IOException {
    builder("---\nschema: [report, draft]\ntools: read, write # no shell\n---\nBuild well.");
    Prompts prompts = prompts(Optional.of(directory));
    prompts.check(Role.BUILDER, RESULTS);

    assertThat(prompts.of(Role.BUILDER, Report.class, told::add).tools(ToolSet.READ_WRITE))
        .isEqualTo(ToolSet.FILES);
    assertThatThrownBy(() -> prompts.of(Role.BUILDER, String.class, told::add))
        .hasMessage(
            "prompts/builder.md cannot be used: schema lacks string, which this task hands in; add it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provider: cloud", "tools: [read, fly]", "schema: report"})
  void keepsTheLastGoodVersionWhileTheFileIsWrongAndSaysSo(String wrong) throws IOException {
    builder("---\nmodel: first\n---\nBuild well.");
    Prompts prompts = prompts(Optional.of(directory));
    prompts.check(Role.BUILDER, RESULTS);

    builder("---\n" + wrong + "\n---\nBuild badly.");
    Prompt kept = prompts.of(Role.BUILDER, Report.class, told::add);
    assertThat(kept.text()).isEqualTo("Build well.");
    assertThat(told)
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("prompts/builder.md cannot be used: " + wrong.substring(0, 5))
        .endsWith("version " + kept.shortVersion() + " stays in force until then");

    builder("---\nmodel: second\n---\nBuild better.");
    assertThat(prompts.of(Role.BUILDER, Report.class, told::add).text()).isEqualTo("Build better.");
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "none, READ_WRITE, NONE",
    "read, READ_WRITE, READ_ONLY",
    "'read, write', READ_WRITE, FILES",
    "'[shell, write, read]', READ_WRITE, READ_WRITE",
    "'[read, write, shell]', READ_ONLY, READ_ONLY",
    "'[]', READ_ONLY, NONE",
  })
  void neverGivesMoreToolsThanTheTaskAsksForAndThePromptAllows(
      String tools, ToolSet asked, ToolSet given) {
    assertThat(Prompt.parse("---\ntools: " + tools + "\n---\nx").tools(asked)).isEqualTo(given);
  }

  @Test
  void takesTheSmallerBudget() {
    SessionLimits limits =
        new SessionLimits(
            Duration.ofMinutes(1), Duration.ofMinutes(1), 1, 1000, Optional.of(BigDecimal.TWO));

    assertThat(Prompt.parse("---\nbudget: {tokens: 10, usd: 1.5}\n---\nx").limits(limits))
        .isEqualTo(limits.with(10, Optional.of(new BigDecimal("1.5"))));
    assertThat(Prompt.parse("---\nbudget: {tokens: 5000, usd: 3}\n---\nx").limits(limits))
        .isEqualTo(limits);
    assertThat(
            Prompt.parse("---\nbudget: {usd: 3}\n---\nx").limits(limits.with(9, Optional.empty())))
        .isEqualTo(limits.with(9, Optional.of(new BigDecimal("3"))));
  }

  private static Prompts prompts(Optional<Path> directory) {
    return new Prompts(
        directory,
        new SessionClients(
            List.of(new ScriptedClient("claude"), new ScriptedClient("codex")), config()));
  }

  private static SessionsConfig config() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(SessionsConfig.class)
        .build()
        .getConfigMapping(SessionsConfig.class);
  }

  private void builder(String text) throws IOException {
    Files.writeString(directory.resolve("builder.md"), text);
  }
}
