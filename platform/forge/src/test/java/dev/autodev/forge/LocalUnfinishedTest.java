package dev.autodev.forge;

import java.nio.file.Path;

class LocalUnfinishedTest extends UnfinishedContract {
  @Override
  Forge connect(Path home) {
    return new LocalForge(runner, home);
  }
}
