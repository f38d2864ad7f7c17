package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.LiveDrops;
import dev.rushgate.backoffice.live.Entries;
import dev.rushgate.backoffice.live.Fate;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.model.DropId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The entries of a drop with their fates, as a list and as a file. */
@Hidden
@AdminPage
@RequestMapping(LivePage.PATH + "/{id}")
class EntryPages {

  private static final List<Fate> FATES = List.of(Fate.values());
  private static final String IN_ORDER = "";

  private final LiveDrops drops;
  private final Entries entries;
  private final EntryCsv csv;

  EntryPages(LiveDrops drops, Entries entries, EntryCsv csv) {
    this.drops = drops;
    this.entries = entries;
    this.csv = csv;
  }

  static String of(String drop) {
    return LivePage.PATH + "/" + drop + "/entries";
  }

  @GetMapping("/entries")
  ModelAndView list(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String fate,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    DropDetails drop = drop(id);
    DropId of = drop.drop().id();
    Pageable wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    var search = EntrySearch.of(q, fate);
    Entries.Shown found =
        search.member().isEmpty()
            ? entries.list(of, search.fate(), wanted)
            : new Entries.Shown(new PageImpl<>(entries.ofMember(of, search.member())), true);
    var asked = Map.of("q", search.member(), "fate", fate);
    return new ModelAndView(
        "live/entries",
        Map.of(
            "list", Listing.of(found.page(), Function.identity(), of(id), asked, IN_ORDER),
            "whole", found.whole(),
            "drop", drop,
            "id", id,
            "fates", FATES));
  }

  @GetMapping("/entries.csv")
  void export(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String fate,
      HttpServletResponse response)
      throws IOException {
    DropId drop = drop(id).drop().id();
    csv.write(drop, EntrySearch.of("", fate).fate(), response);
  }

  private DropDetails drop(String id) {
    return drops.of(List.of(DropIds.of(id))).stream().findFirst().orElseThrow(DropIds::unknown);
  }
}
