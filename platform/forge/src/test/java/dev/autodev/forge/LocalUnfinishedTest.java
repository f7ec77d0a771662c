package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalUnfinishedTest extends UnfinishedContract {
  @Override
  Forge connect(Path home) {
    return new LocalForge(runner, home);
  }

  @Test
  void forgetsWhatIsOlderThanAMonth() {
    Git.Call bare = repository.git.in(repository.bare()).as(TestRepository.AGENT);
    String old =
        bare.with(Map.of("GIT_COMMITTER_DATE", "2020-01-01T00:00:00Z"))
            .run("commit-tree", "main^{tree}", "-m", "Unfinished");
    bare.run("update-ref", "refs/autodev/wip/OLD", old);

    Unfinished left = setAside();

    assertThat(bare.run("for-each-ref", "--format=%(objectname)", "refs/autodev"))
        .isEqualTo(left.commit());
  }
}
