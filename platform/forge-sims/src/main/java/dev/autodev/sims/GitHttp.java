package dev.autodev.sims;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** git over HTTP: git's own http-backend is asked, as a web server asks it. */
public final class GitHttp {
  private static final int HEADER_LIMIT = 64 * 1024;

  private GitHttp() {}

  /**
   * Answers a request to a repository.
   *
   * @param rest of the path, from the slash after the repository
   * @param user who asks; may push
   */
  public static Answer answer(Request request, Path bare, String rest, String user) {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.putAll(
        Map.of(
            "GIT_PROJECT_ROOT",
            bare.toString(),
            "GIT_HTTP_EXPORT_ALL",
            "1",
            "GIT_CONFIG_NOSYSTEM",
            "1",
            "GIT_CONFIG_COUNT",
            "1",
            "GIT_CONFIG_KEY_0",
            "safe.directory",
            "GIT_CONFIG_VALUE_0",
            "*",
            "PATH_INFO",
            rest,
            "REQUEST_METHOD",
            request.method(),
            "QUERY_STRING",
            request.query(),
            "REMOTE_USER",
            user));
    environment.put("CONTENT_TYPE", request.header("content-type"));
    environment.put("HTTP_CONTENT_ENCODING", request.header("content-encoding"));
    environment.put("GIT_PROTOCOL", request.header("git-protocol"));
    environment.put("CONTENT_LENGTH", Integer.toString(request.body().length));
    try {
      Process git = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      Thread feed = Thread.startVirtualThread(() -> feed(git, request.body()));
      byte[] all = git.getInputStream().readAllBytes();
      feed.join();
      git.waitFor();
      return parsed(all);
    } catch (IOException e) {
      throw new UncheckedIOException("git http-backend cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(503, "interrupted");
    }
  }

  private static void feed(Process git, byte[] body) {
    try (var input = git.getOutputStream()) {
      input.write(body);
    } catch (IOException e) {
      // It has read what it wants.
    }
  }

  private static Answer parsed(byte[] all) throws IOException {
    try (InputStream in = new ByteArrayInputStream(all)) {
      Map<String, String> headers = new HashMap<>();
      int status = 200;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] parts = line.split(": ", 2);
        if (parts[0].equals("Status")) {
          status = Integer.parseInt(parts[1].split(" ")[0]);
        } else if (parts.length == 2) {
          headers.put(parts[0], parts[1]);
        }
      }
      return new Answer(status, Map.copyOf(headers), in.readAllBytes());
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n' && line.length() < HEADER_LIMIT; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }
}
