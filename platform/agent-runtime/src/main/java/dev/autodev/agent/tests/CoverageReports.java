package dev.autodev.agent.tests;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lines covered and not, from JaCoCo's and Cobertura's reports. */
final class CoverageReports implements SafeXml.Visitor {
  private static final List<String> NAMES =
      List.of("coverage.xml", "cobertura.xml", "cobertura-coverage.xml");

  private long covered;
  private long valid;

  private CoverageReports() {}

  static boolean named(String file) {
    return NAMES.contains(file) || (file.startsWith("jacoco") && file.endsWith(".xml"));
  }

  /** Line coverage of all reports together, in percent with one decimal. */
  static Optional<Double> read(List<Path> files) {
    CoverageReports all = new CoverageReports();
    for (Path file : files) {
      CoverageReports one = new CoverageReports();
      if (SafeXml.read(file, one)) {
        all.covered += one.covered;
        all.valid += one.valid;
      }
    }
    return all.valid == 0
        ? Optional.empty()
        : Optional.of(Math.round(all.covered * 1000.0 / all.valid) / 10.0);
  }

  @Override
  public void start(SafeXml.Element element, int depth) {
    if (depth == 1 && element.name().equals("coverage")) {
      covered = element.number("lines-covered");
      valid = element.number("lines-valid");
    } else if (depth == 2
        && element.name().equals("counter")
        && element.attribute("type").equals("LINE")) {
      covered = element.number("covered");
      valid = covered + element.number("missed");
    }
  }
}
