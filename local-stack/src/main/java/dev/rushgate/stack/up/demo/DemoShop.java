package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.up.api.Api;
import dev.rushgate.stack.up.api.Calls;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * A Korean shop of living goods, for a system that has nothing yet. Everything in it comes by the
 * calls that its shoppers and operators have, so all of it is as true as what comes later.
 */
public final class DemoShop implements AutoCloseable {

  private static final String FIRST_PRODUCT = "moon-jar";
  private static final String FIRST_DEAL = "moon-jar";
  private static final String FIRST_COUPON = "welcome";

  private final Calls calls = new Calls();
  private final Plan plan;
  private final Consumer<String> tell;
  private final Api goodsDesk;
  private final Api supportDesk;
  private final Wares wares;
  private final Drops drops;
  private final People people;
  private final Office office;

  /**
   * Where the services are.
   *
   * @param tokens makes the bearer token of a member and a role
   */
  public record Place(String backofficeUrl, String edgeUrl, BinaryOperator<String> tokens) {

    String shopUrl() {
      return backofficeUrl + "/api/v1";
    }

    String gateUrl() {
      return edgeUrl + "/api/v1";
    }
  }

  /** What everybody may try at once. */
  public record Open(String dealId, String couponId) {}

  /** Whoever listens hears of what was made, and of what could not be. */
  public DemoShop(Place place, Consumer<String> tell) {
    this.tell = tell;
    plan = new Plan(tell);
    goodsDesk = desk(place, "demo-goods");
    supportDesk = desk(place, "demo-support");
    wares = new Wares(goodsDesk, plan);
    drops = new Drops(goodsDesk, calls.to(place.gateUrl(), ""), wares, plan);
    people = new People(place, calls, plan);
    office = new Office(desk(place, "demo-office"), supportDesk, people, plan);
  }

  /** The admin API, as whoever is to stand in the audit log. */
  private Api desk(Place place, String name) {
    return calls.to(place.shopUrl() + "/admin", place.tokens().apply(name, "ADMIN"));
  }

  /** Whether nobody has made a drop here, in whatever state. */
  public boolean isEmpty() {
    return goodsDesk.get("/drops?size=1").path("total").asLong() == 0;
  }

  /** A deal and a coupon that open in a moment. */
  public Open open() {
    wares.create(FIRST_PRODUCT);
    drops.create(FIRST_DEAL);
    drops.create(FIRST_COUPON);
    return new Open(drops.id(FIRST_DEAL), drops.id(FIRST_COUPON));
  }

  /** The rest; what fails of it is told. */
  public void fill() {
    Plan.Part goods = plan.part("products", wares::create);
    Plan.Part members = plan.part("members", people::signUp);
    Plan.Part sales = plan.part("deals and coupons", drops::create, goods);
    plan.part("staff", office::invite);
    plan.part("entries", new Crowd(drops, people, plan)::enterAll, sales, members);
    plan.part("carts", () -> people.fillCarts(wares), goods, members);
    sell(goods, members, sales);
    plan.await();
    plan.part("cases of support", office::careForMembers, members);
    if (plan.await()) {
      tell.accept(
          "a shop of %d products, %d deals and coupons, %d members and their orders"
              .formatted(wares.count(), drops.count(), people.count()));
    }
  }

  /** An import refuses what was changed since it was read, so the others wait for it. */
  private void sell(Plan.Part goods, Plan.Part members, Plan.Part sales) {
    Plan.Part stocks = plan.part("changes of stocks", wares::changeStocks, goods);
    Plan.Part sheets = plan.part("imports", wares::importSheets, stocks);
    Plan.Part wallets = plan.part("charges of wallets", people::chargeWallets, members);
    plan.part("pictures", wares::drawPictures, sheets);
    plan.part("archived products", wares::archive, sheets);
    var orders = new Orders(supportDesk, wares, people, plan);
    plan.part("orders", orders::place, sheets, wallets, sales);
  }

  /** Those whom the filled shop has besides its owner. */
  public List<DemoStaff> staff() {
    return office.staff();
  }

  @Override
  public void close() {
    plan.close();
    calls.close();
  }
}
