package dev.rushgate.backoffice.operations;

import dev.rushgate.backoffice.delivery.DeliveryWatch;
import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.Drops;
import dev.rushgate.backoffice.ledger.Attention;
import dev.rushgate.backoffice.ledger.Ledger;
import dev.rushgate.backoffice.live.Live;
import dev.rushgate.backoffice.live.Standing;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.orders.OverdueOrders;
import dev.rushgate.backoffice.orders.TodaysOrders;
import dev.rushgate.backoffice.payment.PaymentDesk;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.wallet.WalletCheck;
import dev.rushgate.model.DropId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads how the shop is doing, in few statements however much there is. */
@Service
public class Overview {

  static final int DROPS_MAX = 12;

  /** What was won should be settled well before this. */
  static final long LONG_LAG_MS = 10_000;

  private final Drops drops;
  private final Orders orders;
  private final OverdueOrders overdue;
  private final Ledger ledger;
  private final Live live;
  private final DeliveryWatch deliveries;
  private final PaymentDesk payments;
  private final WalletCheck wallets;
  private final BackofficeConfig config;

  Overview(
      Drops drops,
      Orders orders,
      OverdueOrders overdue,
      Ledger ledger,
      Live live,
      DeliveryWatch deliveries,
      PaymentDesk payments,
      WalletCheck wallets,
      BackofficeConfig config) {
    this.drops = drops;
    this.orders = orders;
    this.overdue = overdue;
    this.ledger = ledger;
    this.live = live;
    this.deliveries = deliveries;
    this.payments = payments;
    this.wallets = wallets;
    this.config = config;
  }

  /**
   * How the shop is doing.
   *
   * @param open drops that can be entered, or are paused
   * @param next drops that open later
   * @param standings how the open ones stand, by their ids
   * @param overdue orders that should have expired and have not
   * @param deliveries what the data platform did not get
   * @param payments how many of them want a person
   * @param wallets whether they added up last night; null before the first night
   */
  public record Now(
      Few open,
      Few next,
      Map<DropId, Standing> standings,
      TodaysOrders orders,
      List<Concern> concerns,
      long overdue,
      DeliveryWatch.Attention deliveries,
      PaymentDesk.Attention payments,
      WalletCheck.@Nullable Found wallets) {}

  /** The first of some drops, and whether there are more. */
  public record Few(List<DropDetails> drops, boolean more) {

    static Few of(List<DropDetails> oneTooMany) {
      return new Few(oneTooMany.stream().limit(DROPS_MAX).toList(), oneTooMany.size() > DROPS_MAX);
    }
  }

  /** A drop that wants a person; {@code lagMs} is 0 unless it is long. */
  public record Concern(
      DropId drop, String title, boolean mismatched, long deadLetters, long lagMs) {}

  public Now now() {
    Few open = Few.of(drops.openNow(DROPS_MAX + 1));
    Map<DropId, Standing> standings =
        live.standings(open.drops().stream().map(one -> one.drop().id()).toList()).stream()
            .collect(Collectors.toMap(Overview::dropOf, one -> one));
    return new Now(
        open,
        Few.of(drops.next(DROPS_MAX + 1)),
        standings,
        orders.today(config.zone()),
        concerns(standings),
        overdue.count(),
        deliveries.attention(),
        payments.attention(),
        wallets.last());
  }

  private List<Concern> concerns(Map<DropId, Standing> standings) {
    Map<DropId, Attention> wanted =
        ledger.attention().stream().collect(Collectors.toMap(Attention::drop, one -> one));
    var all = new TreeSet<>(Comparator.comparingLong(DropId::value).reversed());
    all.addAll(wanted.keySet());
    standings.values().stream()
        .filter(one -> lagMs(one) > 0)
        .map(Overview::dropOf)
        .forEach(all::add);
    Map<DropId, String> titles = all.isEmpty() ? Map.of() : drops.titles(all);
    return all.stream()
        .map(
            drop ->
                concern(
                    drop,
                    titles.getOrDefault(drop, drop.toString()),
                    wanted.getOrDefault(drop, new Attention(drop, false, 0)),
                    standings.get(drop)))
        .toList();
  }

  private static Concern concern(
      DropId drop, String title, Attention wanted, @Nullable Standing standing) {
    long lagMs = standing == null ? 0 : lagMs(standing);
    return new Concern(drop, title, wanted.mismatched(), wanted.deadLetters(), lagMs);
  }

  private static long lagMs(Standing standing) {
    Long lag = standing.settleLagMs();
    return lag == null || lag < LONG_LAG_MS ? 0 : lag;
  }

  private static DropId dropOf(Standing standing) {
    return DropId.parse(standing.id()).orElseThrow();
  }
}
