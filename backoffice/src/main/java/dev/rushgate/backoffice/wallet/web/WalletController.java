package dev.rushgate.backoffice.wallet.web;

import dev.rushgate.backoffice.platform.web.OnceCalls;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.backoffice.wallet.Charges;
import dev.rushgate.backoffice.wallet.WalletEntry;
import dev.rushgate.backoffice.wallet.Wallets;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@ShopCall
@RequestMapping("/api/v1/wallet")
class WalletController {

  private static final int NO_GATEWAY_RETRY_SECONDS = 60;

  private final Wallets wallets;
  private final Charges charges;
  private final OnceCalls once;

  WalletController(Wallets wallets, Charges charges, OnceCalls once) {
    this.wallets = wallets;
    this.charges = charges;
    this.once = once;
  }

  record Balance(long balance) {}

  record Charged(String id, long balance) {}

  record Entry(
      String id, WalletEntry.Kind kind, long amount, long balance, String cause, Instant at) {

    static Entry of(WalletEntry entry) {
      return new Entry(
          Long.toString(entry.id()),
          entry.kind(),
          entry.amount(),
          entry.balance(),
          entry.cause(),
          entry.at());
    }
  }

  @GetMapping
  Balance balance(Principal caller) {
    return new Balance(wallets.balance(new MemberId(caller.getName())));
  }

  @GetMapping("/history")
  @Operation(description = "The newest first. An amount is negative when it was used.")
  PageOf<Entry> history(
      Principal caller,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(wallets.history(new MemberId(caller.getName()), wanted), Entry::of);
  }

  @PostMapping("/charges")
  @Operation(
      description =
          "201 when it was charged; 202 while the gateway's answer is unknown: it will be charged"
              + " or declined by itself, and the same call again says which. The window of the"
              + " gateway is opened under an orderId of the caller's own, charge-, the member's id,"
              + " - and 1 to 20 of A-Z a-z 0-9 _, which is given here too.")
  ResponseEntity<?> charge(
      @RequestHeader(name = OnceCalls.HEADER, required = false) @Nullable String request,
      @RequestBody ChargeBody body,
      Principal caller) {
    var member = new MemberId(caller.getName());
    ChargeBody given = body.whole(member);
    return once.call(
        member, request, "wallet/charges", given, again -> charge(member, given, again));
  }

  private ResponseEntity<?> charge(MemberId member, ChargeBody given, boolean again) {
    return switch (charges.charge(member, given.wish(), again)) {
      case Charges.Outcome.Done(long id, long balance) ->
          ResponseEntity.status(HttpStatus.CREATED).body(new Charged(Long.toString(id), balance));
      case Charges.Outcome.Unknown(long id) ->
          ResponseEntity.accepted().body(Map.of("id", Long.toString(id)));
      case Charges.Outcome.Declined(String code) ->
          throw Problem.PAYMENT_DECLINED.because("The gateway says " + code + ".");
      case Charges.Outcome.KeyUsed used ->
          throw Problem.PAYMENT_KEY_USED.because("Begin a new payment at the gateway.");
      case Charges.Outcome.NoGateway none ->
          throw Problem.UNAVAILABLE.because(
              "No payment gateway is set up here.", NO_GATEWAY_RETRY_SECONDS);
      case Charges.Outcome.Full(long balance, long max) ->
          throw Problem.WALLET_FULL.because(
              "It holds " + balance + " won, and at most " + max + ".");
    };
  }
}
