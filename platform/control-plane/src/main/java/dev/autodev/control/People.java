package dev.autodev.control;

import dev.autodev.control.access.Door;
import dev.autodev.control.access.PersonTable;
import dev.autodev.control.access.ProvidersDoor;
import dev.autodev.control.view.PersonView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Who may come in where a login is asked for. */
@ApplicationScoped
public class People {
  @Inject PersonTable table;
  @Inject Door door;
  @Inject ProvidersDoor providers;

  /** Lets a person in; refuses a name that is taken. */
  public Uni<PersonView> add(String name, String password, Access access, Principal by) {
    return table.add(name, password, access, by);
  }

  /** The very first one, an admin; refused as soon as there is anybody. */
  public Uni<PersonView> addFirst(String name, String password) {
    return table.addFirst(name, password);
  }

  /** Whether there is anybody. */
  public Uni<Boolean> any() {
    return table.any();
  }

  /** Another password; logins and tokens of that person end. */
  public Uni<PersonView> password(String name, String password, Principal by) {
    return table.password(name, password, by);
  }

  /** More or less to do, from the next request on. */
  public Uni<PersonView> access(String name, Access access, Principal by) {
    return table.access(name, access, by);
  }

  /** Ends logins and tokens, and lets nobody in by that name; the name stays in the trail. */
  public Uni<PersonView> disable(String name, Principal by) {
    return table.disable(name, by);
  }

  /** All of them, by name. */
  public Uni<List<PersonView>> list() {
    return table.list();
  }

  /**
   * Lets in who knows the password.
   *
   * @param from the address they come from; who fails often waits
   */
  public Uni<NewToken> login(String name, String password, String from, Duration lasts) {
    return door.login(name, password, from, lasts);
  }

  /** Lets in whom a provider of logins vouches for, and who is not disabled here. */
  public Uni<NewToken> login(OutsideAccount account, String from, Duration lasts) {
    return providers.login(account, from, lasts);
  }
}
