package dev.autodev.agent.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the JUnit XML reports of one run say together.
 *
 * @param failed failures and errors
 * @param failures the failed ones, as many as are worth showing
 */
record JunitReports(int total, int failed, int skipped, List<FailedTest> failures) {
  private static final int MOST_SHOWN = 100;
  private static final int LONGEST_TRACE = 20_000;
  private static final int LONGEST_MESSAGE = 5_000;
  private static final int LONGEST_NAME = 500;

  static boolean named(String file) {
    return file.startsWith("TEST-") && file.endsWith(".xml");
  }

  static JunitReports read(List<Path> files) {
    Reader reader = new Reader();
    files.forEach(file -> SafeXml.read(file, reader.fresh()));
    return new JunitReports(
        reader.total, reader.failed, reader.skipped, List.copyOf(reader.failures));
  }

  /**
   * A test that failed.
   *
   * @param trace its stack trace, cut
   */
  record FailedTest(String className, String name, String message, String trace) {}

  private static final class Reader implements SafeXml.Visitor {
    private final List<FailedTest> failures = new ArrayList<>();
    private final StringBuilder trace = new StringBuilder();
    private int total;
    private int failed;
    private int skipped;
    private String className = "";
    private String name = "";
    private String message = "";
    private boolean bad;
    private boolean inTrace;

    private Reader fresh() {
      bad = false;
      inTrace = false;
      return this;
    }

    @Override
    public void start(SafeXml.Element element, int depth) {
      switch (element.name()) {
        case "testcase" -> {
          total++;
          className = cut(element.attribute("classname"), LONGEST_NAME);
          name = cut(element.attribute("name"), LONGEST_NAME);
          bad = false;
        }
        case "failure", "error" -> {
          if (!bad) {
            bad = true;
            message = cut(element.attribute("message"), LONGEST_MESSAGE);
            trace.setLength(0);
            inTrace = true;
          }
        }
        case "skipped" -> skipped++;
        default -> {}
      }
    }

    private static String cut(String text, int longest) {
      return text.length() > longest ? text.substring(0, longest) + " …" : text;
    }

    @Override
    public void text(String text) {
      if (inTrace && trace.length() < LONGEST_TRACE) {
        trace.append(text, 0, Math.min(text.length(), LONGEST_TRACE - trace.length()));
      }
    }

    @Override
    public void end(String element) {
      switch (element) {
        case "failure", "error" -> inTrace = false;
        case "testcase" -> {
          if (bad) {
            failed++;
            if (failures.size() < MOST_SHOWN) {
              failures.add(new FailedTest(className, name, message, trace.toString()));
            }
          }
          bad = false;
        }
        default -> {}
      }
    }
  }
}
