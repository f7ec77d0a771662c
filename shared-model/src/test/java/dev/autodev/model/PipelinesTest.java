package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.json.Json;
import dev.autodev.model.json.UnknownTypeException;
import dev.autodev.model.json.Yaml;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskType;
import dev.autodev.model.workflow.Pipeline;
import dev.autodev.model.workflow.Pipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinesTest {
  @Test
  void builtInPipelinesLoad() {
    assertThat(Pipelines.builtIn().names()).containsExactly("feature", "fix", "product");
    assertThat(Pipelines.builtIn().get("feature").steps()).hasSize(13);
  }

  @Test
  void fileOfTheSameNameOverrides(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("mine.yaml"), "name: feature\nsteps: [{id: only, task: run_tests}]");
    assertThat(Pipelines.with(directory).get("feature").steps()).hasSize(1);
  }

  @Test
  void errorNamesFileAndStep(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("bad.yaml"),
        "name: bad\nsteps: [{id: a, task: run_tests, after: [nowhere]}]");
    assertThatThrownBy(() -> Pipelines.with(directory))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("bad.yaml")
        .hasMessageContaining("nowhere");
  }

  @Test
  void unknownTaskTypeIsATypedError() {
    assertThatThrownBy(() -> Yaml.read("name: x\nsteps: [{id: a, task: fly}]", Pipeline.class))
        .isInstanceOf(UnknownTypeException.class)
        .hasMessageContaining("fly")
        .hasMessageContaining("run_tests");
  }

  @Test
  void payloadOfAPersonNeedsNoTypeField() {
    TaskPayload payload =
        TaskPayload.of(
            TaskType.BUILD_PRODUCT,
            Json.parse("{\"idea\":\"Stripe webhook handler\",\"target\":\"gumroad\",\"extra\":1}"));
    assertThat(payload)
        .isEqualTo(new TaskPayload.BuildProduct("Stripe webhook handler", "gumroad"));
    assertThat(Json.read(Json.write(payload), TaskPayload.class)).isEqualTo(payload);
  }

  @Test
  void missingFieldIsNamed() {
    assertThatThrownBy(() -> TaskPayload.of(TaskType.BUILD_PRODUCT, Json.parse("{}")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("idea");
  }
}
