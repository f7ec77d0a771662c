package dev.autodev.forge;

import java.nio.file.Path;
import java.util.List;

class LocalForgeTest extends ForgeContract {

  @Override
  Forge connect(Path home) {
    return new LocalForge(runner, home);
  }

  @Override
  List<MergeRequest> mergeRequests() {
    return ((LocalForge) forge).mergeRequests(ref);
  }

  @Override
  List<String> comments(String on, String id) {
    return ((LocalForge) forge).comments(ref, on, id).stream().map(KeptComment::text).toList();
  }
}
