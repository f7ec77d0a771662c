package dev.autodev.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A browser that asked for a page gets its refusal as a page. */
class ProblemPages {
  @CheckedTemplate(basePath = "")
  static class Templates {
    static native TemplateInstance problem(Problem problem);
  }

  @ServerResponseFilter
  void show(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem && wantsPage(request)) {
      response.setEntity(Templates.problem(problem).render());
      response
          .getHeaders()
          .putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + ";charset=UTF-8");
    }
  }

  static boolean wantsPage(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML)
        && !request.getUriInfo().getPath().replaceFirst("^/", "").startsWith("api/");
  }
}
