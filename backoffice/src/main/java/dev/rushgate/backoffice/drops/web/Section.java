package dev.rushgate.backoffice.drops.web;

import dev.rushgate.model.DropKind;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.data.domain.Sort;

/** The two parts of the back office that are about drops; their pages are alike. */
enum Section {
  DEALS(DropKind.DEAL, Section.DEALS_PATH),
  COUPONS(DropKind.COUPON, Section.COUPONS_PATH);

  static final String DEALS_PATH = "/admin/deals";
  static final String COUPONS_PATH = "/admin/coupons";

  static final Sort LAST_OPENING = Sort.by("opens").and(Sort.by("id")).descending();

  private final DropKind kind;
  private final String path;

  Section(DropKind kind, String path) {
    this.kind = kind;
    this.path = path;
  }

  static Section of(HttpServletRequest request) {
    return request.getRequestURI().startsWith(COUPONS_PATH) ? COUPONS : DEALS;
  }

  public DropKind kind() {
    return kind;
  }

  public String path() {
    return path;
  }

  /** The beginning of the keys of its words. */
  public String words() {
    return this == DEALS ? "deals" : "coupons";
  }

  public boolean isDeals() {
    return this == DEALS;
  }
}
