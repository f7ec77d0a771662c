package dev.autodev.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;

/** Where the operators' settings file is. */
@ConfigMapping(prefix = "swarm.settings")
public interface SettingsConfig {
  /** The YAML file; it may be missing, and is read again whenever it changes. */
  @WithParentName
  @WithDefault("${swarm.data:${user.home}/.auto-dev}/settings.yaml")
  Path file();
}
