package dev.autodev.control;

import dev.autodev.control.view.TokenView;

/**
 * A token that was just made.
 *
 * @param secret shown this once; of it only a hash is kept
 */
public record NewToken(String secret, TokenView token) {
  @Override
  public String toString() {
    return "NewToken[" + token.id() + "]";
  }
}
