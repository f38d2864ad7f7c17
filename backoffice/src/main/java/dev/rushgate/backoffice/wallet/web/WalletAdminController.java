package dev.rushgate.backoffice.wallet.web;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.OnceCalls;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.wallet.Adjustments;
import dev.rushgate.backoffice.wallet.WalletEntry;
import dev.rushgate.backoffice.wallet.Wallets;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AdminCall
@RequestMapping("/api/v1/admin/members/{id}/wallet")
class WalletAdminController {

  private final Wallets wallets;
  private final Adjustments adjustments;
  private final OnceCalls once;
  private final Ids ids;

  WalletAdminController(Wallets wallets, Adjustments adjustments, OnceCalls once, Ids ids) {
    this.wallets = wallets;
    this.adjustments = adjustments;
    this.once = once;
    this.ids = ids;
  }

  /** A balance after an adjustment; {@code id} is that of its entry. */
  record Adjusted(String id, long balance) {

    static Adjusted of(WalletEntry entry) {
      return new Adjusted(Long.toString(entry.id()), entry.balance());
    }
  }

  @GetMapping
  WalletController.Balance balance(@PathVariable String id) {
    return new WalletController.Balance(wallets.balance(member(id)));
  }

  @GetMapping("/history")
  @Operation(description = "The newest first. An amount is negative when it was used or taken.")
  PageOf<WalletController.Entry> history(
      @PathVariable String id,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(wallets.history(member(id), wanted), WalletController.Entry::of);
  }

  @PostMapping("/adjustments")
  @Operation(description = "Puts a balance right by hand; a negative amount takes.")
  ResponseEntity<?> adjust(
      @PathVariable String id,
      @RequestHeader(name = OnceCalls.HEADER, required = false) @Nullable String request,
      @RequestBody AdjustmentBody body,
      Principal caller) {
    AdjustmentBody given = body.whole();
    MemberId member = member(id);
    var who = new MemberId(caller.getName());
    // The same after a crash: what was made then is found by its name.
    String name = request == null ? ids.text() : OnceCalls.nameOf(who, request);
    return once.call(
        who,
        request,
        "admin/members/" + member + "/wallet/adjustments",
        given,
        again -> adjust(member, given, name));
  }

  private ResponseEntity<?> adjust(MemberId member, AdjustmentBody given, String name) {
    return switch (adjustments.adjust(member, given.amountGiven(), given.reasonGiven(), name)) {
      case Adjustments.Outcome.Done(WalletEntry entry) ->
          ResponseEntity.status(HttpStatus.CREATED).body(Adjusted.of(entry));
      case Adjustments.Outcome.TooLittle(long balance) ->
          throw Problem.INSUFFICIENT_POINTS.because("It holds " + balance + " won.");
      case Adjustments.Outcome.TooMuch(long balance, long max) ->
          throw Problem.WALLET_FULL.because(
              "It holds " + balance + " won, and at most " + max + ".");
      case Adjustments.Outcome.OtherBefore other ->
          throw Problem.IDEMPOTENCY_KEY_REUSED.because("The key was used for another call.");
    };
  }

  private static MemberId member(String text) {
    return MemberId.parse(text)
        .orElseThrow(() -> Problem.MEMBER_UNKNOWN.because("No member has the id in this path."));
  }
}
