package dev.autodev.bench.peers;

import dev.autodev.bench.report.Measure;
import java.util.List;

/** One case: measured once per call, on a clean table, the first call to warm up. */
interface Case {
  List<Measure> run() throws Exception;
}
