package dev.autodev.role.pm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.forge.Issue;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.BacklogRanked;
import dev.autodev.model.task.TaskResult.EpicCreated;
import dev.autodev.model.task.TaskResult.RepositoryAnalysed;
import dev.autodev.model.task.TaskResult.StoryCreated;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectManagerTest {
  @TempDir Path directory;

  private final ProjectManager pm = new ProjectManager();
  private Workbench bench;

  @BeforeEach
  void aRepository() {
    GitRepository repository = GitRepository.create(directory.resolve("repository"));
    repository.with("pom.xml", "<project/>\n").with("src/A.java", "class A {}\n").commit("Begin");
    bench = new Workbench(directory, repository);
  }

  private EpicCreated epic() {
    bench.sessions().thenAnswers(new IssueDrafting.EpicDraft("Ranges", "All of them."));
    return bench.run(pm, new TaskPayload.CreateEpic("Ranges", "", "")).result(EpicCreated.class);
  }

  private static IssueDrafting.StoryDraft draft(int weight) {
    return new IssueDrafting.StoryDraft("Carets", "As a user …", List.of("^1 works"), weight);
  }

  @Test
  void filesAStoryBelowItsEpicOnce() {
    EpicCreated epic = epic();
    bench.sessions().thenAnswers(draft(99)).thenAnswers(draft(5));
    TaskOrder order = bench.order(new TaskPayload.CreateUserStory(epic.issue(), "Carets", "", ""));

    StoryCreated story = bench.run(pm, order).result(StoryCreated.class);
    StoryCreated again = bench.run(pm, Workbench.again(order)).result(StoryCreated.class);

    assertThat(again.issue()).isEqualTo(story.issue());
    assertThat(story.weight()).isEqualTo(13);
    assertThat(bench.forge().issues(bench.repository()))
        .extracting(Issue::kind)
        .containsExactlyInAnyOrder("epic", "story");
    assertThat(bench.forge().issues(bench.repository()))
        .filteredOn(issue -> issue.kind().equals("story"))
        .singleElement()
        .matches(issue -> issue.parent().equals(Optional.of(epic.issue())))
        .matches(issue -> issue.description().contains("- ^1 works"));
  }

  @Test
  void saysOfARepetitionWhatIsFiled() {
    bench.sessions().thenAnswers(new IssueDrafting.EpicDraft("Ranges", "All of them."));
    bench.sessions().thenAnswers(new IssueDrafting.EpicDraft("Other", "Another text."));
    TaskOrder order = bench.order(new TaskPayload.CreateEpic("Ranges", "", ""));

    EpicCreated first = bench.run(pm, order).result(EpicCreated.class);
    EpicCreated second = bench.run(pm, Workbench.again(order)).result(EpicCreated.class);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void ranksWhatIsOpen() {
    String epic = epic().issue();
    bench.sessions().thenAnswers(new BacklogRanking.Ranking(List.of("77", epic), "it is all"));

    BacklogRanked ranked =
        bench.run(pm, new TaskPayload.PrioritizeBacklog()).result(BacklogRanked.class);

    assertThat(ranked.issues()).containsExactly(epic);
    assertThat(bench.forge().issues(bench.repository()))
        .singleElement()
        .matches(issue -> issue.rank() == 1);
  }

  @Test
  void countsWhatIsThereAndHasItSaidInWords() {
    bench.sessions().thenAnswers(new RepositoryAnalysis.Summary("A library."));

    RepositoryAnalysed analysed =
        bench.run(pm, new TaskPayload.AnalyzeRepo("")).result(RepositoryAnalysed.class);

    assertThat(analysed.files()).isEqualTo(2);
    assertThat(analysed.languages()).containsExactly("Java");
    assertThat(analysed.buildTool()).isEqualTo("Maven");
  }

  @Test
  void isRefutedWhenTheIssueIsNotThereOrIsAnother() {
    String epic = epic().issue();
    TaskPayload asked = new TaskPayload.CreateUserStory(epic, "Carets", "", "");

    assertThat(
            bench.evidence(asked, new StoryCreated(epic, "Carets", "", List.of(), 1, "")).holds())
        .isFalse();
    assertThat(
            bench.evidence(asked, new StoryCreated("99", "Carets", "", List.of(), 1, "")).holds())
        .isFalse();
  }
}
