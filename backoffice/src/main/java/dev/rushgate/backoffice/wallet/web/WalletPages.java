package dev.rushgate.backoffice.wallet.web;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.wallet.Adjustments;
import dev.rushgate.backoffice.wallet.Wallets;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
@RequestMapping("/admin/members/{id}/wallet")
class WalletPages {

  private static final String NEWEST = "-created";
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}");

  /** As {@link Ids#text} makes them: one for each form that was shown. */
  private static final Pattern REQUEST = Pattern.compile("[0-9A-Z]{13}");

  private final Wallets wallets;
  private final Adjustments adjustments;
  private final Ids ids;

  WalletPages(Wallets wallets, Adjustments adjustments, Ids ids) {
    this.wallets = wallets;
    this.adjustments = adjustments;
    this.ids = ids;
  }

  /**
   * The form of an adjustment as it came.
   *
   * @param way {@code take}, or anything else to add
   * @param request tells a form that is sent twice
   */
  record Form(
      @Nullable String way,
      @Nullable String amount,
      @Nullable String reason,
      @Nullable String request) {

    static final Form EMPTY = new Form("add", "", "", "");

    AdjustmentBody body() {
      String digits = amount == null ? "" : amount.strip();
      return new AdjustmentBody(won(digits), reason).whole();
    }

    private @Nullable Long won(String digits) {
      if (!AMOUNT.matcher(digits).matches()) {
        return null;
      }
      return "take".equals(way) ? -Long.parseLong(digits) : Long.parseLong(digits);
    }
  }

  @GetMapping
  ModelAndView show(
      @PathVariable String id,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    return page(member(id), new PageQuery(page, size), Form.EMPTY, List.of());
  }

  @PostMapping("/adjust")
  ModelAndView adjust(@PathVariable String id, Form form, RedirectAttributes told) {
    MemberId member = member(id);
    try {
      AdjustmentBody given = form.body();
      String request = String.valueOf(form.request());
      if (!REQUEST.matcher(request).matches()) {
        return refused(member, HttpStatus.CONFLICT, form, "again");
      }
      return switch (adjustments.adjust(
          member, given.amountGiven(), given.reasonGiven(), request)) {
        case Adjustments.Outcome.Done done -> {
          told.addFlashAttribute("done", "adjusted");
          yield new ModelAndView("redirect:/admin/members/" + member + "/wallet");
        }
        case Adjustments.Outcome.TooLittle no ->
            refused(member, HttpStatus.CONFLICT, form, "tooLittle");
        case Adjustments.Outcome.TooMuch no ->
            refused(member, HttpStatus.CONFLICT, form, "tooMuch");
        case Adjustments.Outcome.OtherBefore other ->
            refused(member, HttpStatus.CONFLICT, form, "again");
      };
    } catch (InvalidInput invalid) {
      String first = invalid.broken().getFirst().field();
      return refused(member, HttpStatus.UNPROCESSABLE_CONTENT, form, first);
    }
  }

  private ModelAndView refused(MemberId member, HttpStatus status, Form form, String error) {
    ModelAndView again = page(member, new PageQuery(0, 20), form, List.of(error));
    again.setStatus(status);
    return again;
  }

  private ModelAndView page(MemberId member, PageQuery page, Form form, List<String> errors) {
    var found = wallets.history(member, page.sortedBy(Sort.unsorted()));
    String path = "/admin/members/" + member + "/wallet";
    return new ModelAndView("wallet/detail")
        .addObject("id", member.value())
        .addObject("balance", wallets.balance(member))
        .addObject("list", Listing.of(found, entry -> entry, path, Map.of(), NEWEST))
        .addObject("form", form)
        .addObject("request", ids.text())
        .addObject("amountMax", Adjustments.AMOUNT_MAX)
        .addObject("errors", errors);
  }

  private static MemberId member(String text) {
    return MemberId.parse(text)
        .orElseThrow(() -> Problem.MEMBER_UNKNOWN.because("No member has the id in this path."));
  }
}
