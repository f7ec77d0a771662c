package dev.autodev.chaos.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a kind of process is run.
 *
 * @param kind its module below chaos/, whose application is run
 * @param checkout whose build of it is run
 */
record Program(String kind, Path checkout, List<String> flags) {
  static Program agent(Path checkout) {
    return new Program("agent", checkout, List.of("-Xmx96m", "-Xss512k"));
  }

  static Program controlPlane(Path checkout) {
    return new Program("control-plane", checkout, List.of("-Xmx256m"));
  }

  /** The same kind, as another checkout has it. */
  Program of(Path other) {
    return new Program(kind, other, flags);
  }

  Path jar() {
    return checkout.resolve("chaos").resolve(kind).resolve("target/quarkus-app/quarkus-run.jar");
  }

  ClassData classData() {
    return ClassData.of(jar(), checkout.resolve("chaos").resolve(kind).resolve("target"), kind);
  }

  List<String> command() {
    List<String> command = new ArrayList<>(flags);
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(classData().flags());
    command.addAll(List.of("-jar", jar().toString()));
    return command;
  }
}
