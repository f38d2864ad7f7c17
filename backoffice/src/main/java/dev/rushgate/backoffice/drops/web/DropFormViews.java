package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.DropForm;
import dev.rushgate.backoffice.drops.DropReview;
import dev.rushgate.backoffice.drops.DropReviews;
import dev.rushgate.backoffice.drops.DropWarning;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.product.ProductSearch;
import dev.rushgate.backoffice.product.Products;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** Puts together what the form shows, from what was typed and what is so. */
@Component
@Profile("admin")
class DropFormViews {

  static final String OTHER_ZONE = "OTHER_ZONE";

  private static final int FOUND_MAX = 10;

  private static final List<String> FIELDS =
      List.of(
          "version",
          "productId",
          "title",
          "price",
          "discount",
          "capacity",
          "opensAt",
          "closesAt",
          "validUntil",
          "waitlist",
          "lobbyMax",
          "admitPerSecond",
          "lobbySeconds",
          "paySeconds");

  private final DropReviews reviews;
  private final Products products;
  private final BackofficeConfig config;

  DropFormViews(DropReviews reviews, Products products, BackofficeConfig config) {
    this.reviews = reviews;
    this.products = products;
    this.config = config;
  }

  ZoneId zone() {
    return config.zone();
  }

  /** What the form is about and how it came here. */
  record Asked(Section section, @Nullable DropDetails drop, DropSheet sheet) {

    String id() {
      return drop == null ? "" : drop.drop().id().toString();
    }

    boolean isNew() {
      return drop == null;
    }
  }

  SheetReader.Read read(Asked asked) {
    return SheetReader.of(asked.sheet, asked.section.kind(), asked.isNew(), config.zone());
  }

  DropReview review(Asked asked, DropForm form) {
    return asked.drop == null
        ? reviews.ofNew(form)
        : reviews.ofChange(asked.drop.drop().id(), form).orElseThrow();
  }

  /** As it is before anybody pressed anything: nothing is wrong yet. */
  DropFormView untouched(Asked asked) {
    SheetReader.Read read = read(asked);
    return view(asked, read, review(asked, read.form()), List.of(), List.of());
  }

  /** With all that is to be said about it, and what the service said. */
  DropFormView judged(Asked asked, SheetReader.Read read, List<Flaw> told) {
    DropReview review = review(asked, read.form());
    var flaws = new LinkedHashMap<String, Flaw>();
    read.flaws().forEach(flaw -> flaws.putIfAbsent(flaw.field(), flaw));
    review.broken().stream()
        .map(Flaw::of)
        .map(flaw -> explained(flaw, review))
        .forEach(flaw -> flaws.putIfAbsent(flaw.field(), flaw));
    told.forEach(flaw -> flaws.putIfAbsent(flaw.field(), explained(flaw, review)));
    List<Flaw> inOrder =
        flaws.values().stream()
            .sorted(Comparator.comparingInt(flaw -> FIELDS.indexOf(flaw.field())))
            .toList();
    return view(asked, read, review, inOrder, asks(asked, read.form(), review));
  }

  /** A time that was typed where clocks go otherwise than in the shop. */
  boolean isOfOtherZone(Asked asked, DropForm form) {
    Instant opens = form.opensAt();
    Instant was = asked.drop == null ? null : asked.drop.drop().schedule().opensAt();
    String browser = asked.sheet.browserZone();
    if (opens == null || opens.equals(was) || browser == null || browser.isEmpty()) {
      return false;
    }
    try {
      ZoneId other = ZoneId.of(browser);
      return !other.getRules().getOffset(opens).equals(config.zone().getRules().getOffset(opens));
    } catch (DateTimeException e) { // whatever it is, it is no zone
      return false;
    }
  }

  private static Flaw explained(Flaw flaw, DropReview review) {
    return switch (flaw.key()) {
      case "drop.flaw.price.aboveList" -> flaw.naming(text(review.listPrice()));
      case "drop.flaw.capacity.aboveStock" -> flaw.naming(text(review.units()));
      default -> flaw;
    };
  }

  private static String text(@Nullable Number number) {
    return number == null ? "" : String.format(Locale.ROOT, "%,d", number.longValue());
  }

  private List<DropFormView.Ask> asks(Asked asked, DropForm form, DropReview review) {
    var asks = new ArrayList<DropFormView.Ask>();
    if (isOfOtherZone(asked, form)) {
      String browser = Objects.requireNonNullElse(asked.sheet.browserZone(), "");
      boolean ticked = asked.sheet.hasConfirmed(OTHER_ZONE);
      asks.add(new DropFormView.Ask(OTHER_ZONE, ticked, browser, config.zone().getId(), List.of()));
    }
    for (DropWarning warning : review.warnings()) {
      boolean overlap = warning == DropWarning.OVERLAP;
      asks.add(
          new DropFormView.Ask(
              warning.name(),
              asked.sheet.hasConfirmed(warning.name()),
              config.zone().getId(),
              "",
              overlap
                  ? review.overlapping().stream().map(DropFormView.Other::of).toList()
                  : List.of()));
    }
    return asks;
  }

  private DropFormView view(
      Asked asked,
      SheetReader.Read read,
      DropReview review,
      List<Flaw> flaws,
      List<DropFormView.Ask> asks) {
    return new DropFormView(
        asked.section,
        asked.id(),
        asked.drop,
        asked.sheet,
        flaws,
        asks,
        review.product() == null ? null : DropFormView.Choice.of(review.product()),
        found(asked),
        times(read.form(), review.now()),
        OfferPreview.of(read.form(), review),
        config.zone(),
        TypedTime.offset(review.now(), config.zone()),
        review.now(),
        asked.drop == null || DropRow.isEditable(asked.drop));
  }

  private @Nullable List<DropFormView.Choice> found(Asked asked) {
    if (!asked.sheet.isLookingForProduct() || !asked.isNew() || !asked.section.isDeals()) {
      return null;
    }
    var search = ProductSearch.of(Objects.requireNonNullElse(asked.sheet.product(), ""));
    return products
        .search(search, PageRequest.of(0, FOUND_MAX, Sort.by("name").and(Sort.by("id"))))
        .map(DropFormView.Choice::of)
        .getContent();
  }

  private static Map<String, ShownTime> times(DropForm form, Instant now) {
    var times = new HashMap<String, ShownTime>();
    putIfKnown(times, "opensAt", form.opensAt(), now);
    putIfKnown(times, "closesAt", form.closesAt(), now);
    putIfKnown(times, "validUntil", form.validUntil(), now);
    return times;
  }

  private static void putIfKnown(
      Map<String, ShownTime> times, String field, @Nullable Instant at, Instant now) {
    if (at != null) {
      times.put(field, ShownTime.of(at, now));
    }
  }
}
