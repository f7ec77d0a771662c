package dev.autodev.dashboard.page;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** After a form the browser goes on to a page, so that a reload sends nothing again. */
public final class To {
  private To() {}

  /** See there. */
  public static Response page(String path) {
    return Response.seeOther(URI.create(path)).build();
  }
}
