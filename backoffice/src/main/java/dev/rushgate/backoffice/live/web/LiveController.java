package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.drops.DropChange;
import dev.rushgate.backoffice.drops.DropControls;
import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.LiveDrops;
import dev.rushgate.backoffice.live.Entries;
import dev.rushgate.backoffice.live.EntryLine;
import dev.rushgate.backoffice.live.Live;
import dev.rushgate.backoffice.live.Point;
import dev.rushgate.backoffice.live.Standing;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.model.DropId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the live page shows and does, for programs. */
@AdminCall
@RequestMapping("/api/v1/admin/drops/{id}")
class LiveController {

  private static final int POINTS_MAX = 2_000;

  private final DropControls controls;
  private final LiveDrops drops;
  private final Live live;
  private final Entries entries;

  LiveController(DropControls controls, LiveDrops drops, Live live, Entries entries) {
    this.controls = controls;
    this.drops = drops;
    this.live = live;
    this.entries = entries;
  }

  /** How many a drop admits per second at most. */
  record Rate(@Nullable Integer admitPerSecond) {}

  /** What those who wait are told; null: nothing. */
  record Message(@Nullable String message) {}

  /** How a drop stands and came there. */
  record Samples(Standing now, List<Point> samples) {}

  @PutMapping("/rate")
  Rate rate(@PathVariable String id, @RequestBody Rate rate) {
    DropDetails drop = done(controls.admit(DropIds.of(id), rate.admitPerSecond()));
    return new Rate(drop.drop().limits().admitPerSecond());
  }

  @PutMapping("/message")
  Message say(@PathVariable String id, @RequestBody Message message) {
    return new Message(done(controls.say(DropIds.of(id), message.message())).drop().message());
  }

  @DeleteMapping("/message")
  Message sayNothing(@PathVariable String id) {
    return new Message(done(controls.sayNothing(DropIds.of(id))).drop().message());
  }

  @GetMapping("/samples")
  Samples samples(@PathVariable String id) {
    return live.show(DropIds.of(id), POINTS_MAX)
        .map(picture -> new Samples(picture.standing(), picture.points()))
        .orElseThrow(DropIds::unknown);
  }

  /** Of one member, or else of a fate; all when neither is given. */
  @GetMapping("/entries")
  PageOf<EntryLine> entries(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String member,
      @RequestParam(defaultValue = "") String fate,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    DropId drop = DropIds.of(id);
    if (drops.of(List.of(drop)).isEmpty()) {
      throw DropIds.unknown();
    }
    var search = EntrySearch.of(member, fate);
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    Page<EntryLine> found =
        search.member().isEmpty()
            ? entries.list(drop, search.fate(), wanted).page()
            : new PageImpl<>(entries.ofMember(drop, search.member()));
    return PageOf.of(found, Function.identity());
  }

  private static DropDetails done(DropChange change) {
    return switch (change) {
      case DropChange.Done done -> done.drop();
      case DropChange.DropUnknown no -> throw DropIds.unknown();
      case DropChange.Closed no -> throw Problem.CLOSED.because("A closed drop stays closed.");
      case DropChange.Archived no -> throw Problem.ARCHIVED.because("Nothing is under way.");
      case DropChange.ProductUnknown no -> throw Problem.CONFLICT.because("Not done.");
      case DropChange.OutOfStock no -> throw Problem.CONFLICT.because("Not done.");
      case DropChange.AlreadyOpen no -> throw Problem.CONFLICT.because("Not done.");
      case DropChange.Conflict no -> throw Problem.CONFLICT.because("Not done.");
      case DropChange.Unconfirmed no -> throw Problem.CONFLICT.because("Not done.");
    };
  }
}
