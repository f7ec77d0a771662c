package dev.autodev.sessions.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.Role;
import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.TestSettings;
import dev.autodev.settings.OperatorSettings;
import dev.autodev.settings.OperatorSettings.ForRole;
import dev.autodev.settings.OperatorSettings.Llm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderChainTest {
  private static final Wish BUILDER = new Wish(Role.BUILDER, Optional.empty(), Optional.empty());

  private final Map<String, String> environment = new HashMap<>();
  private final Map<Role, ForRole> agents = new HashMap<>();
  private Llm llm = OperatorSettings.NONE.llm();

  @Test
  void beginsWithTheConfiguredClient() {
    assertThat(chain(BUILDER)).containsExactly("builtin claude-sonnet-4-5");
  }

  @Test
  void prefersTheVariableThenTheRoleThenThePromptThenTheDefault() {
    llm = llm("claude", "codex", true);
    assertThat(chain(BUILDER)).containsExactly("claude claude-sonnet-4-5", "codex gpt-5.5");

    Wish prompted = new Wish(Role.BUILDER, Optional.of("codex"), Optional.of("gpt-6"));
    assertThat(chain(prompted)).containsExactly("codex gpt-6");

    agents.put(Role.BUILDER, new ForRole(Optional.of("builtin"), Optional.empty()));
    assertThat(chain(prompted)).containsExactly("builtin claude-sonnet-4-5", "codex gpt-6");

    environment.put("SWARM_LLM_PROVIDER", "claude");
    assertThat(chain(prompted)).containsExactly("claude claude-sonnet-4-5", "codex gpt-6");
    assertThat(chain(new Wish(Role.PM, Optional.empty(), Optional.empty())))
        .containsExactly("claude claude-sonnet-4-5", "codex gpt-5.5");
  }

  @Test
  void readsTheVariableThatTheSettingsName() {
    environment.put("SWARM_LLM_PROVIDER", "claude");
    environment.put("OURS", " codex ");
    llm = new Llm(Optional.empty(), Optional.empty(), true, "OURS");

    assertThat(chain(BUILDER)).containsExactly("codex gpt-5.5");
  }

  @Test
  void fallsBackOnlyWhereThatIsAllowed() {
    llm = llm("claude", "codex", false);
    assertThat(chain(BUILDER)).containsExactly("claude claude-sonnet-4-5");
  }

  @Test
  void keepsAModelWithTheClientItWasNamedFor() {
    llm = llm("claude", "codex", true);
    agents.put(Role.BUILDER, new ForRole(Optional.empty(), Optional.of("claude-opus-4-5")));
    assertThat(chain(BUILDER)).containsExactly("claude claude-opus-4-5", "codex gpt-5.5");

    environment.put("SWARM_LLM_PROVIDER", "codex");
    assertThat(chain(BUILDER)).containsExactly("codex gpt-5.5");
  }

  @Test
  void takesThePromptsModelForTheDefaultClient() {
    Wish wish = new Wish(Role.BUILDER, Optional.empty(), Optional.of("claude-haiku-4-5"));
    assertThat(chain(wish)).containsExactly("builtin claude-haiku-4-5");
  }

  @Test
  void aReviewerForWhomNothingIsSaidLooksWithOtherEyes() {
    Wish reviewer = new Wish(Role.REVIEWER, Optional.empty(), Optional.empty());
    llm = llm("claude", "codex", true);
    assertThat(chain(reviewer)).containsExactly("codex gpt-5.5", "claude claude-sonnet-4-5");

    agents.put(Role.REVIEWER, new ForRole(Optional.empty(), Optional.of("claude-opus-4-5")));
    assertThat(chain(reviewer)).containsExactly("claude claude-opus-4-5", "codex gpt-5.5");

    agents.clear();
    environment.put("SWARM_LLM_PROVIDER", "claude");
    assertThat(chain(reviewer)).containsExactly("claude claude-sonnet-4-5", "codex gpt-5.5");
  }

  @Test
  void namesWhoNamesAnUnknownClient() {
    assertThatThrownBy(() -> chain(new Wish(Role.PM, Optional.of("cloude"), Optional.empty())))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessage(
            "provider in prompts/pm.md names 'cloude', which is no session client; set it to one of"
                + " [builtin, claude, codex]");
    environment.put("SWARM_LLM_PROVIDER", "gemini");
    assertThatThrownBy(() -> chain(BUILDER))
        .hasMessageStartingWith("the environment variable SWARM_LLM_PROVIDER names 'gemini'");
  }

  private static Llm llm(String first, String fallback, boolean auto) {
    return new Llm(Optional.of(first), Optional.of(fallback), auto, Llm.OVERRIDE);
  }

  private List<String> chain(Wish wish) {
    SessionClients clients =
        new SessionClients(
            List.of(
                new NamedClient("builtin"), new NamedClient("claude"), new NamedClient("codex")),
            TestSettings.of(Map.of()));
    OperatorSettings none = OperatorSettings.NONE;
    OperatorSettings settings =
        new OperatorSettings(
            none.tokens(),
            none.watcher(),
            llm,
            agents,
            none.trust(),
            none.budgets(),
            none.notifications());
    return new ProviderChain(clients, environment::get)
        .of(wish, settings).stream()
            .map(candidate -> candidate.provider() + " " + candidate.model())
            .toList();
  }
}
