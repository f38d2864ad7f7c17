package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.product.ProductDetails;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form with all that stands around it.
 *
 * @param id empty for a new drop
 * @param drop that is changed; null for a new one
 * @param flaws why it cannot be saved, in the order of the fields; at most one each
 * @param asks what somebody has to look at twice
 * @param product of a deal, as chosen; null while none is
 * @param found products to choose from; null when none were looked for
 * @param times what was typed, by field, as far as it was understood
 * @param editable whether it can still be changed
 */
record DropFormView(
    Section section,
    String id,
    @Nullable DropDetails drop,
    DropSheet sheet,
    List<Flaw> flaws,
    List<Ask> asks,
    @Nullable Choice product,
    @Nullable List<Choice> found,
    Map<String, ShownTime> times,
    OfferPreview preview,
    ZoneId zone,
    String zoneOffset,
    Instant now,
    boolean editable) {

  /** A warning to tick; the first and second of its words, and the deals it speaks of. */
  record Ask(String name, boolean ticked, String first, String second, List<Other> others) {}

  record Other(String id, String title, Instant opensAt, Instant closesAt) {

    static Other of(DropDetails drop) {
      var schedule = drop.drop().schedule();
      return new Other(
          drop.drop().id().toString(),
          drop.drop().title(),
          schedule.opensAt(),
          schedule.closesAt());
    }
  }

  /** A product that a deal can be of. */
  record Choice(String id, String name, long price, int stock) {

    static Choice of(ProductDetails product) {
      return new Choice(
          Long.toString(product.id()), product.name(), product.price(), product.stock());
    }
  }

  public boolean isNew() {
    return id.isEmpty();
  }

  public String target() {
    return isNew() ? section.path() : section.path() + "/" + id + "/edit";
  }

  public @Nullable Flaw flaw(String field) {
    return flaws.stream().filter(flaw -> flaw.field().equals(field)).findFirst().orElse(null);
  }

  /** Where the page puts the cursor: the first flaw, else the beginning of a new form. */
  public boolean isFirst(String field) {
    if (flaws.isEmpty()) {
      return isNew() && asks.isEmpty() && field.equals("title");
    }
    return flaws.getFirst().field().equals(field);
  }

  /** Which of two instants can be meant; none when there is nothing to choose. */
  public List<String> offsets(@Nullable String typed) {
    return TypedTime.choices(typed, zone);
  }

  /** Whether the settings that seldom differ are to be seen at once. */
  public boolean isMoreOpen() {
    return flaws.stream().anyMatch(flaw -> MORE.contains(flaw.field()));
  }

  private static final List<String> MORE =
      List.of("waitlist", "lobbyMax", "admitPerSecond", "lobbySeconds", "paySeconds");
}
