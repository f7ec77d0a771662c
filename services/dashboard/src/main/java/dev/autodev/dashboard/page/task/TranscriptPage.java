package dev.autodev.dashboard.page.task;

import dev.autodev.control.Tasks;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Pieces of a transcript for a task's page that is open. Neither what the server reads nor what the
 * page keeps grows with the transcript: who is far behind is shown the end instead.
 */
@RolesAllowed(Rights.VIEWER)
@Path("/tasks/{id}/transcript")
@Produces(MediaType.TEXT_HTML)
public class TranscriptPage {
  /** Lines that a page shows at most before it is shown the end only. */
  private static final int MOST_SHOWN = 3_000;

  private final Tasks tasks;
  private final Transcripts transcripts;

  TranscriptPage(Tasks tasks, Transcripts transcripts) {
    this.tasks = tasks;
    this.transcripts = transcripts;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance earlier(Transcript transcript);

    static native TemplateInstance later(Transcript transcript, int shown, boolean whole);
  }

  @GET
  public Uni<Response> piece(
      String id,
      @RestQuery Optional<String> before,
      @RestQuery Optional<String> after,
      @RestQuery Optional<Integer> shown) {
    Optional<String> to = Query.given(before);
    return tasks
        .find(id)
        .flatMap(
            task ->
                to.isPresent()
                    ? transcripts
                        .before(task.id(), to.get())
                        .map(found -> page(Templates.earlier(found)))
                    : later(task.id(), Query.given(after).orElse("0-0"), shown.orElse(0)));
  }

  private Uni<Response> later(String task, String after, int shown) {
    return transcripts
        .after(task, after)
        .flatMap(
            found ->
                found.later() || shown > MOST_SHOWN
                    ? transcripts.latest(task).map(end -> replaced(end))
                    : Uni.createFrom().item(appended(found, shown)));
  }

  private static Response appended(Transcript found, int shown) {
    return found.lines().isEmpty()
        ? Response.noContent().build()
        : page(Templates.later(found, shown + found.lines().size(), false));
  }

  private static Response replaced(Transcript end) {
    Response page = page(Templates.later(end, end.lines().size(), true));
    return Response.fromResponse(page).header("HX-Reswap", "innerHTML").build();
  }

  private static Response page(TemplateInstance template) {
    return Response.ok(template.render()).build();
  }
}
