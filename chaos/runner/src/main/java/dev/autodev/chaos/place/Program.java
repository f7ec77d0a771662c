package dev.autodev.chaos.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a kind of process is run.
 *
 * @param kind names its archive of class data, which makes the next start quicker
 */
record Program(String kind, Path jar, List<String> flags) {
  static Program agent(Place place) {
    return new Program("agent", place.agent(), List.of("-Xmx96m", "-Xss512k"));
  }

  static Program controlPlane(Place place) {
    return new Program("control-plane", place.controlPlane(), List.of("-Xmx256m"));
  }

  List<String> command(Place place) {
    List<String> command = new ArrayList<>(flags);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + place.archive(kind),
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-jar",
            jar.toString()));
    return command;
  }
}
