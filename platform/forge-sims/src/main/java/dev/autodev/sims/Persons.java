package dev.autodev.sims;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Who has an account. */
public final class Persons {
  private final List<Person> all = new ArrayList<>();

  /** One more. */
  public void add(Person person) {
    all.add(person);
  }

  /** The one of a name. */
  public Person named(String name) {
    return all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** The one with a token. */
  public Optional<Person> withToken(String token) {
    return all.stream().filter(person -> person.token().equals(token)).findFirst();
  }

  /** Who asks with a token in the header {@code Authorization}, after its kind. */
  public Optional<Person> bearer(Request request) {
    return withToken(request.header("authorization").replaceFirst("^(Bearer|token) ", ""));
  }

  /** Who asks by git: any name, the token as the password. */
  public Optional<Person> byGit(Request request) {
    String basic = request.header("authorization").replaceFirst("^Basic ", "");
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return withToken(pair.substring(pair.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
