package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.MemberDetails;
import dev.rushgate.backoffice.member.MemberState;
import dev.rushgate.backoffice.member.Members;
import dev.rushgate.backoffice.orders.MemberGoods;
import dev.rushgate.backoffice.orders.OrderSearch;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.platform.web.SortBy;
import dev.rushgate.backoffice.wallet.Wallets;
import dev.rushgate.model.MemberId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@AdminPage
@RequestMapping(MemberPages.PATH)
class MemberPages {

  static final String PATH = "/admin/members";
  static final SortBy COLUMNS =
      new SortBy(Map.of("created", "id", "email", "email", "name", "name"));

  /** Of each kind on the page of a member; the lists have the rest. */
  private static final int SHOWN = 20;

  private static final int MOVES_SHOWN = 5;

  private final Members members;
  private final Orders orders;
  private final MemberGoods goods;
  private final Wallets wallets;

  MemberPages(Members members, Orders orders, MemberGoods goods, Wallets wallets) {
    this.members = members;
    this.orders = orders;
    this.goods = goods;
    this.wallets = wallets;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "-created") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(COLUMNS.of(sort));
    var found = members.list(q, stateOf(state), wanted);
    var asked = Map.of("q", q.strip(), "state", state);
    return new ModelAndView(
        "member/list",
        Map.of(
            "list", Listing.of(found, Function.identity(), PATH, asked, sort),
            "states", MemberState.values()));
  }

  @GetMapping("/{id}")
  ModelAndView show(@PathVariable String id) {
    return detail(memberId(id), "", List.of());
  }

  @PostMapping("/{id}/block")
  ModelAndView block(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String reason,
      RedirectAttributes told) {
    return change(id, reason, "blocked", told, members::block);
  }

  @PostMapping("/{id}/unblock")
  ModelAndView unblock(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String reason,
      RedirectAttributes told) {
    return change(id, reason, "unblocked", told, members::unblock);
  }

  private interface Act {
    Members.Change on(MemberId member, String reason);
  }

  private ModelAndView change(
      String id, @Nullable String reason, String done, RedirectAttributes told, Act act) {
    MemberId member = memberId(id);
    try {
      return switch (act.on(member, new Reason(reason).given())) {
        case Members.Change.Unknown no -> throw unknown();
        case Members.Change.Done was -> {
          told.addFlashAttribute("done", done);
          yield new ModelAndView("redirect:" + PATH + "/" + member);
        }
      };
    } catch (InvalidInput missing) {
      ModelAndView again = detail(member, reason == null ? "" : reason, List.of("reason"));
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
  }

  /** Who came with a token from elsewhere has no account here, but may have won something. */
  private ModelAndView detail(MemberId id, String reason, List<String> errors) {
    MemberDetails member = members.find(id).orElse(null);
    var newest = new PageQuery(0, SHOWN).sortedBy(Sort.unsorted());
    var placed = orders.search(OrderSearch.ofMember(id.value()), newest);
    List<MemberGoods.Coupon> coupons = goods.coupons(id.value(), SHOWN);
    List<MemberGoods.Entry> entries = goods.entries(id.value(), SHOWN);
    var moves = wallets.history(id, new PageQuery(0, MOVES_SHOWN).sortedBy(Sort.unsorted()));
    boolean nothing = placed.isEmpty() && coupons.isEmpty() && entries.isEmpty();
    if (member == null && nothing && moves.isEmpty()) {
      throw unknown();
    }
    return new ModelAndView("member/detail")
        .addObject("member", member)
        .addObject("id", id.value())
        .addObject("orders", placed)
        .addObject("coupons", coupons)
        .addObject("entries", entries)
        .addObject("balance", wallets.balance(id))
        .addObject("moves", moves.getContent())
        .addObject("reason", reason)
        .addObject("errors", errors);
  }

  private static @Nullable MemberState stateOf(String word) {
    return word.isEmpty()
        ? null
        : Arrays.stream(MemberState.values())
            .filter(state -> state.name().equals(word))
            .findFirst()
            .orElseThrow(() -> InvalidInput.of("state", "is no state"));
  }

  private static MemberId memberId(String text) {
    return MemberId.parse(text).orElseThrow(MemberPages::unknown);
  }

  private static Refusal unknown() {
    return Problem.MEMBER_UNKNOWN.because("No member with an account has the id in this path.");
  }
}
