package dev.rushgate.backoffice.cart.web;

import dev.rushgate.backoffice.cart.Carts;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@ShopCall
@RequestMapping("/api/v1/cart")
class CartController {

  private final Carts carts;

  CartController(Carts carts) {
    this.carts = carts;
  }

  @GetMapping("/items")
  @Operation(
      description =
          "What was put in first stands first. The price may have changed since (unitPriceThen),"
              + " the stock may be too little for the quantity (TOO_FEW, with how many are left),"
              + " SOLD_OUT, or the product not sold any more (GONE). The subtotal is that of the"
              + " lines that are AVAILABLE: an order of them would take it. A cart keeps nothing"
              + " back; the order takes the stock.")
  CartAnswer items(Principal caller) {
    return CartAnswer.of(carts.of(member(caller)));
  }

  @PutMapping("/items/{productId}")
  @Operation(
      description =
          "Makes it so many of the product, 1 to 99, whether or not there were some, and answers"
              + " with the cart. More than there are in stock is taken, and shown as TOO_FEW or"
              + " SOLD_OUT. A cart has at most 50 products (409 CART_FULL).")
  CartAnswer put(@PathVariable String productId, @RequestBody QuantityBody body, Principal caller) {
    long id = PathId.of(productId, Problem.PRODUCT_UNKNOWN);
    return switch (carts.put(member(caller), id, body.given())) {
      case Carts.Put.Done(var cart) -> CartAnswer.of(cart);
      case Carts.Put.Unknown unknown ->
          throw Problem.PRODUCT_UNKNOWN.because("Nothing has the id in this path.");
      case Carts.Put.Gone gone ->
          throw Problem.PRODUCT_GONE.because("It can only be taken out of the cart.");
      case Carts.Put.Full(int productsMax) ->
          throw Problem.CART_FULL.because(
              "It has " + productsMax + " products; take one out first.");
    };
  }

  @DeleteMapping("/items/{productId}")
  @Operation(
      description = "Takes a product out, whether or not it was in, and answers with the cart.")
  CartAnswer remove(@PathVariable String productId, Principal caller) {
    long id = PathId.of(productId, Problem.PRODUCT_UNKNOWN);
    return CartAnswer.of(carts.remove(member(caller), id));
  }

  @DeleteMapping("/items")
  @Operation(description = "Takes everything out, and answers with the empty cart.")
  CartAnswer clear(Principal caller) {
    return CartAnswer.of(carts.clear(member(caller)));
  }

  @PostMapping("/merge")
  @Operation(
      description =
          "To be called after a login with what the browser's cart has, which it then forgets. Of"
              + " each product there are then as many as in the cart that has more of it, not the"
              + " sum, so the same call again changes nothing. What cannot be put in is left out"
              + " and named, with why: UNKNOWN, GONE or CART_FULL.")
  CartAnswer.Merged merge(@RequestBody GuestBody body, Principal caller) {
    return CartAnswer.Merged.of(carts.merge(member(caller), body.given()));
  }

  private static MemberId member(Principal caller) {
    return new MemberId(caller.getName());
  }
}
