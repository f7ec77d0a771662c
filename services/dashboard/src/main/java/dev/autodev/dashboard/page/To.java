package dev.autodev.dashboard.page;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** After a form the browser goes on to a page, so that a reload sends nothing again. */
public final class To {
  private To() {}

  /** See there, and keep this. */
  public static Response page(String path, NewCookie cookie) {
    return Response.seeOther(URI.create(path)).cookie(cookie).build();
  }

  /** See there. */
  public static Response page(String path) {
    return Response.seeOther(URI.create(path)).build();
  }
}
