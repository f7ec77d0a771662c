package dev.autodev.control;

import dev.autodev.model.Require;

/**
 * Somebody whom a provider of logins vouches for.
 *
 * @param issuer the provider's address
 * @param subject its own name for them, which never changes and is nobody else's
 * @param name as whom they are known here when they come in for the first time
 * @param access what they may do, by the provider's roles
 */
public record OutsideAccount(String issuer, String subject, String name, Access access) {
  /** All of it is needed. */
  public OutsideAccount {
    issuer = Require.text(issuer, "account.issuer");
    subject = Require.text(subject, "account.subject");
    name = Require.text(name, "account.name");
    access = Require.present(access, "account.access");
  }
}
