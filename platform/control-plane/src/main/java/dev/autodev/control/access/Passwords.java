package dev.autodev.control.access;

import com.password4j.Argon2Function;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.autodev.control.ControlPlaneException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Argon2id with 19 MiB, two passes; few at a time, so that a crowd at the door costs little. */
@ApplicationScoped
class Passwords {
  static final int SHORTEST = 12;
  private static final int LONGEST = 200;
  private static final int AT_ONCE = 2;
  private static final HashingFunction ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** Takes as long for a name that nobody has. */
  private static final String NOBODYS = hashed("no password of anybody");

  private final Semaphore room = new Semaphore(AT_ONCE);

  private static String hashed(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }

  /** What is kept of a new password. */
  Uni<String> hash(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new ControlPlaneException.Invalid(
          "password",
          "a password has %d to %d characters; take another one".formatted(SHORTEST, LONGEST));
    }
    return slowly(() -> hashed(password));
  }

  /** Whether it is the one; absent: nobody has that name. */
  Uni<Boolean> matches(String password, Optional<String> hash) {
    String tried = password.substring(0, Math.min(password.length(), LONGEST + 1));
    return slowly(
        () -> Password.check(tried, hash.orElse(NOBODYS)).with(ARGON2) && hash.isPresent());
  }

  private <T> Uni<T> slowly(Supplier<T> work) {
    return Uni.createFrom()
        .item(
            () -> {
              room.acquireUninterruptibly();
              try {
                return work.get();
              } finally {
                room.release();
              }
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
