package dev.autodev.scheduler.told;

import dev.autodev.asana.aegis.AegisKeeper;
import dev.autodev.scheduler.feedback.FeedbackKeeper;
import dev.autodev.scheduler.intake.ForgeIntake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Looks where it was told. What is told is never believed, only looked up: a look that is repeated,
 * after a crash or by two processes, finds done what an earlier one did, by idempotency keys.
 */
@ApplicationScoped
public class Answers {
  @Inject ForgeIntake intake;
  @Inject FeedbackKeeper feedback;
  @Inject AegisKeeper asana;

  /**
   * Looks, and says what came of it. That a forge fails is an answer as well, since the next poll
   * looks there again.
   */
  public String to(String topic, String place) {
    return switch (topic) {
      case "issue" -> intake.lookAt(place);
      case "tasks" -> asana.changed() ? "Asana is read again" : "Asana is not configured";
      case "merge_request" -> feedback.lookAt(place);
      default -> throw new IllegalStateException("the table has no topic " + topic);
    };
  }
}
