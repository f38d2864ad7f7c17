package dev.rushgate.backoffice.operations;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.Drops;
import dev.rushgate.backoffice.ledger.Attention;
import dev.rushgate.backoffice.ledger.Ledger;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.orders.TodaysOrders;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.model.DropId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Reads how the shop is doing, in few statements however much there is. */
@Service
public class Overview {

  static final int DROPS_MAX = 12;

  private final Drops drops;
  private final Orders orders;
  private final Ledger ledger;
  private final BackofficeConfig config;

  Overview(Drops drops, Orders orders, Ledger ledger, BackofficeConfig config) {
    this.drops = drops;
    this.orders = orders;
    this.ledger = ledger;
    this.config = config;
  }

  /**
   * How the shop is doing.
   *
   * @param open drops that can be entered, or are paused
   * @param next drops that open later
   */
  public record Now(Few open, Few next, TodaysOrders orders, List<Concern> concerns) {}

  /** The first of some drops, and whether there are more. */
  public record Few(List<DropDetails> drops, boolean more) {

    static Few of(List<DropDetails> oneTooMany) {
      return new Few(oneTooMany.stream().limit(DROPS_MAX).toList(), oneTooMany.size() > DROPS_MAX);
    }
  }

  /** A drop that wants a person. */
  public record Concern(DropId drop, String title, boolean mismatched, long deadLetters) {}

  public Now now() {
    return new Now(
        Few.of(drops.openNow(DROPS_MAX + 1)),
        Few.of(drops.next(DROPS_MAX + 1)),
        orders.today(config.zone()),
        concerns());
  }

  private List<Concern> concerns() {
    List<Attention> wanted = ledger.attention();
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<DropId, String> titles = drops.titles(wanted.stream().map(Attention::drop).toList());
    return wanted.stream()
        .map(
            one ->
                new Concern(
                    one.drop(),
                    titles.getOrDefault(one.drop(), one.drop().toString()),
                    one.mismatched(),
                    one.deadLetters()))
        .toList();
  }
}
