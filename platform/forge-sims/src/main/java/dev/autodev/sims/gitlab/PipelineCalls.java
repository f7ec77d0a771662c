package dev.autodev.sims.gitlab;

import dev.autodev.sims.Answer;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import java.util.List;

/** Pipelines, their job and its log. */
final class PipelineCalls {
  private static final String PROJECT = "/api/v4/projects/{id}";

  private final World world;
  private final Shapes shapes;

  PipelineCalls(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", PROJECT + "/merge_requests/{iid}/pipelines", this::ofMergeRequest)
        .on("GET", PROJECT + "/pipelines", this::all)
        .on("GET", PROJECT + "/pipelines/{pipeline}", this::show)
        .on("GET", PROJECT + "/pipelines/{pipeline}/jobs", this::jobs)
        .on("GET", PROJECT + "/jobs/{job}/trace", this::log);
  }

  private Answer ofMergeRequest(Call call) {
    Project project = world.project(call.get("id"));
    MergeRequest request = project.mergeRequest(call.number("iid"));
    List<Pipeline> found =
        project.pipelines.reversed().stream()
            .filter(pipeline -> pipeline.ref.equals(request.source))
            .toList();
    return Pages.of(
        call.request(), world.url.get(), found, pipeline -> shapes.pipeline(project, pipeline));
  }

  private Answer all(Call call) {
    Project project = world.project(call.get("id"));
    return Pages.of(
        call.request(),
        world.url.get(),
        project.pipelines.reversed(),
        pipeline -> shapes.pipeline(project, pipeline));
  }

  private Answer show(Call call) {
    Project project = world.project(call.get("id"));
    int id = call.number("pipeline");
    return project.pipelines.stream()
        .filter(pipeline -> pipeline.id == id)
        .findFirst()
        .map(pipeline -> Answer.json(200, shapes.pipeline(project, pipeline)))
        .orElseThrow(() -> Refused.missing("Pipeline"));
  }

  private Answer jobs(Call call) {
    int id = call.number("pipeline");
    List<Pipeline> found =
        world.project(call.get("id")).pipelines.stream()
            .filter(pipeline -> pipeline.id == id)
            .toList();
    return Pages.of(call.request(), world.url.get(), found, shapes::job);
  }

  private Answer log(Call call) {
    int job = call.number("job");
    return world.project(call.get("id")).pipelines.stream()
        .filter(pipeline -> pipeline.job == job)
        .findFirst()
        .map(pipeline -> Answer.text(200, pipeline.log))
        .orElseThrow(() -> Refused.missing("Job"));
  }
}
