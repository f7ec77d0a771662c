package dev.autodev.asana.aegis;

import dev.autodev.asana.client.AsanaTask;
import dev.autodev.control.NewWorkflow;
import dev.autodev.control.ledger.Jsonb;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an execution asks for; kept with it, so that whoever goes on with it asks for the same.
 *
 * @param task gid in Asana
 * @param repository name of a registered one
 */
public record Asked(
    String task,
    String name,
    String notes,
    @Nullable String url,
    String project,
    String projectName,
    String repository) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NOTES = 20_000;

  static Asked of(AsanaTask task, Candidate from, String repository) {
    return new Asked(
        task.gid(),
        task.name(),
        task.notes(),
        task.url(),
        from.projectId(),
        from.project(),
        repository);
  }

  NewWorkflow workflow(String definition, long execution) {
    String title = name.isBlank() ? "Task " + task + " of Asana" : cut(name.strip(), LONGEST_TITLE);
    String from = url == null ? "Asana task " + task : url;
    return new NewWorkflow(
        definition,
        Jsonb.plain(title),
        Jsonb.plain((cut(notes, LONGEST_NOTES) + "\n\nFrom Asana: " + from).strip()),
        Optional.of(repository),
        Optional.of("asana:%s:%d".formatted(task, execution)));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
