package dev.autodev.dashboard.page;

import dev.autodev.control.cost.CostView;
import dev.autodev.control.cost.CostsView;
import dev.autodev.dashboard.page.chart.Bars;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each day cost, those on which nothing was spent too. */
public record DaysSpent(LocalDate from, List<BigDecimal> usd) {
  private static final int LABELS = 5;

  /** Copies. */
  public DaysSpent {
    usd = List.copyOf(usd);
  }

  /** Of so many days from the first one on. */
  public static DaysSpent of(CostsView costs, int days) {
    Map<String, BigDecimal> known =
        costs.days().stream().collect(Collectors.toMap(CostView::name, CostView::usd));
    return new DaysSpent(
        costs.from(),
        IntStream.range(0, days)
            .mapToObj(costs.from()::plusDays)
            .map(day -> known.getOrDefault(day.toString(), BigDecimal.ZERO))
            .toList());
  }

  /** All together. */
  public BigDecimal total() {
    return usd.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** To be drawn; some of them have their date below. */
  public List<Bars.Value> values() {
    return IntStream.range(0, usd.size()).mapToObj(this::value).toList();
  }

  private Bars.Value value(int index) {
    LocalDate day = from.plusDays(index);
    boolean named = (usd.size() - 1 - index) % Math.max(1, usd.size() / LABELS) == 0;
    return new Bars.Value(
        named ? "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()) : "",
        usd.get(index).doubleValue(),
        0,
        day + ": " + Shown.usd(usd.get(index)));
  }
}
