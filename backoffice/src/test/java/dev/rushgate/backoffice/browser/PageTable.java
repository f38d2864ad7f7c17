package dev.rushgate.backoffice.browser;

import static dev.rushgate.backoffice.browser.PageTable.Who.HALF;
import static dev.rushgate.backoffice.browser.PageTable.Who.NEW;
import static dev.rushgate.backoffice.browser.PageTable.Who.NOBODY;
import static dev.rushgate.backoffice.browser.PageTable.Who.OWNER;

import java.util.List;
import java.util.Set;

/** Every page of staff, and how it is reached: a new one takes a line. */
final class PageTable {

  /** What is answered under {@code /admin} and is no page: files, pictures, streams. */
  static final Set<String> NO_PAGES =
      Set.of(
          "/admin/audit/export",
          "/admin/coupons/{id}", // leads to the form
          "/admin/deals/{id}", // leads to the form
          "/admin/drops/{id}/entries.csv",
          "/admin/drops/{id}/samples",
          "/admin/live",
          "/admin/live/time",
          "/admin/products/export",
          "/admin/me/device"); // a page, but only after a form of /admin/me

  private PageTable() {}

  static List<Row> of(Shop shop) {
    return List.of(
        page("/admin"),
        page("/admin/products"),
        page("/admin/products").asking("?q=nothing-like-it"),
        page("/admin/products/new"),
        page("/admin/products/{id}").with(shop.product()),
        page("/admin/products/import"),
        page("/admin/products/imports/{id}").with(shop.flawed()),
        page("/admin/products/imports/{id}").with(shop.importable()),
        page("/admin/orders"),
        page("/admin/orders").asking("?state=REFUNDED&drop=12345"),
        page("/admin/orders/{id}").with(shop.order()),
        page("/admin/deliveries"),
        page("/admin/deliveries").asking("?state=DEAD"),
        page("/admin/deliveries").asking("?q=nothing-like-it"),
        page("/admin/deliveries/{id}").with(shop.undelivered()),
        page("/admin/orders/{id}").with(shop.bought().order()),
        page("/admin/payments"),
        page("/admin/payments").asking("?attention=differing&state=DECLINED"),
        page("/admin/payments/{id}").with(shop.bought().payment()),
        page("/admin/payments/{id}").with(shop.bought().payment()).asking("?ask=now"),
        page("/admin/members/{id}/wallet").with(shop.bought().member()),
        page("/admin/members/{id}/wallet").with("nobody-yet"),
        page("/admin/members/{id}").with(shop.bought().member()),
        page("/admin/deals"),
        page("/admin/deals").asking("?q=nothing-like-it"),
        page("/admin/deals/timeline"),
        page("/admin/deals/new"),
        page("/admin/deals/{id}/edit").with(shop.deal()),
        page("/admin/deals/{id}/edit").with(shop.planned()),
        page("/admin/deals/{id}/cancel").with(shop.planned()),
        page("/admin/coupons"),
        page("/admin/coupons/timeline"),
        page("/admin/coupons/new"),
        page("/admin/coupons/{id}/edit").with(shop.coupon()),
        page("/admin/coupons/{id}/cancel").with(shop.coupon()),
        page("/admin/drops/{id}").with(shop.deal()),
        page("/admin/drops/{id}").with(shop.coupon()),
        page("/admin/drops/{id}/entries").with(shop.deal()),
        page("/admin/drops/{id}/entries").with(shop.coupon()),
        page("/admin/members"),
        page("/admin/members").asking("?q=nothing-like-it"),
        page("/admin/members/{id}").with(shop.member()),
        page("/admin/members/{id}").with("member-1"),
        page("/admin/audit"),
        page("/admin/audit").asking("?kind=STAFF&subject=1"),
        page("/admin/staff"),
        page("/admin/staff/new"),
        page("/admin/staff/{id}").with(shop.colleague()),
        page("/admin/me"),
        page("/admin/setup").by(NEW),
        page("/admin/search"),
        page("/admin/search").asking("?q=Lamp"),
        page("/admin/search").asking("?q=" + shop.order()),
        page("/admin/search").asking("?q=nothing-like-it"),
        page("/admin/api"),
        page("/admin/api").asking("?call=PATCH%20/api/v1/admin/products/%7Bid%7D"),
        page("/admin/login").by(NOBODY),
        page("/admin/login").by(NOBODY).asking("?ended"),
        page("/admin/login/code").by(HALF),
        failure("/admin/orders/1", 404),
        failure("/admin/products?page=-1", 400));
  }

  /** Who is in front of the browser. */
  enum Who {
    NOBODY,
    /** Somebody whose code is still to come. */
    HALF,
    /** Somebody who has yet to choose a password. */
    NEW,
    OWNER
  }

  /**
   * A page to look at.
   *
   * @param route as it is registered; empty for a page of failures
   * @param status which the console will tell of when it is one of a failure
   */
  record Row(String route, Who who, String address, int status) {

    /** With what stands for the {@code {id}} in its path. */
    Row with(String id) {
      return new Row(route, who, address.replaceFirst("\\{[^}]*}", id), status);
    }

    Row asking(String query) {
      return new Row(route, who, address + query, status);
    }

    Row by(Who other) {
      return new Row(route, other, address, status);
    }

    /** The words of the console that are no fault; empty when there are none. */
    String told() {
      return status < 400 ? "" : "the server responded with a status of " + status;
    }

    @Override
    public String toString() {
      return who + " " + address;
    }
  }

  private static Row page(String route) {
    return new Row(route, OWNER, route, 200);
  }

  private static Row failure(String address, int status) {
    return new Row("", OWNER, address, status);
  }
}
