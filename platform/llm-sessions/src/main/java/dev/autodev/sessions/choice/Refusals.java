package dev.autodev.sessions.choice;

import dev.autodev.sessions.limits.ProviderRefused;

/** What a provider's refusal means, in words for the person who has to act. */
final class Refusals {
  private Refusals() {}

  static String words(Candidate candidate, ProviderRefused refused) {
    String what =
        switch (refused.kind()) {
          case AUTHENTICATION ->
              "refuses our credentials (authentication): %s; renew its key or login";
          case BILLING -> "refuses our account (billing): %s; see to its credit or payment";
        };
    return "%s %s, then run 'claude-swarm providers resume %s' and retry the task"
        .formatted(candidate.named(), what.formatted(refused.reason()), candidate.upstream());
  }
}
