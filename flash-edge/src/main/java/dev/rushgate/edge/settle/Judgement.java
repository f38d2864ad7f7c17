package dev.rushgate.edge.settle;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides about the admissions of one batch by what the transaction read under its locks. The id
 * comes first: what has a row keeps its outcome and is not counted again. The drop's state is not
 * looked at: what was popped before a close or a pause is sold.
 */
final class Judgement {

  static final String UNKNOWN_DROP = "the drop is unknown";
  static final String OTHER_MEMBER = "the id is recorded for another member";

  private final Map<DropId, Stock> stocks;
  private final Map<AdmissionId, Known> known;
  private final Set<Holder> holders;
  private final Map<AdmissionId, MemberId> fresh = new HashMap<>();
  private final Map<DropId, List<Admission>> admitted = new HashMap<>();
  private final List<Fate> ended = new ArrayList<>();
  private final List<Fate> noted = new ArrayList<>();
  private final Set<DropId> suspects = new TreeSet<>();

  private Judgement(
      Map<DropId, Stock> stocks, Map<AdmissionId, Known> known, Collection<Holder> holders) {
    this.stocks = stocks;
    this.known = known;
    this.holders = new HashSet<>(holders);
  }

  /**
   * @param admissions in the order of their ids
   * @param known of these ids, those with a row
   * @param holders of these drops and members, those with a unit
   */
  static Judgement of(
      List<Admission> admissions,
      Map<DropId, Stock> stocks,
      Map<AdmissionId, Known> known,
      Collection<Holder> holders) {
    var judgement = new Judgement(stocks, known, holders);
    admissions.forEach(judgement::judge);
    return judgement;
  }

  /** Get a unit, by drop; at most what is free there. */
  Map<DropId, List<Admission>> admitted() {
    return admitted;
  }

  /** New, and get no unit: refused or stale. Each needs its row. */
  List<Fate> ended() {
    return ended;
  }

  /** Had their row before, or get none. */
  List<Fate> noted() {
    return noted;
  }

  /** Drops whose Redis was caught counting wrongly. */
  Set<DropId> suspects() {
    return suspects;
  }

  private void judge(Admission admission) {
    AdmissionId id = admission.id();
    Stock stock = stocks.get(id.drop());
    Known row = known.get(id);
    MemberId owner = row != null ? row.member() : fresh.get(id);
    if (stock == null) {
      noted.add(new Fate.Unrecorded(admission, UNKNOWN_DROP));
    } else if (owner != null && !owner.equals(admission.member())) {
      suspects.add(id.drop());
      noted.add(new Fate.Unrecorded(admission, OTHER_MEMBER));
    } else if (row != null) {
      noted.add(row.fate().apply(admission));
    } else if (owner == null) {
      fresh.put(id, admission.member());
      judgeNew(admission, stock);
    }
  }

  private void judgeNew(Admission admission, Stock stock) {
    List<Admission> taken = admitted.computeIfAbsent(stock.drop(), drop -> new ArrayList<>());
    if (admission.id().epoch() != stock.epoch()) {
      ended.add(new Fate.Stale(admission));
    } else if (holders.contains(Holder.of(admission))) {
      refuse(admission, Fate.Refusal.ALREADY);
    } else if (taken.size() >= stock.free()) {
      refuse(admission, Fate.Refusal.SOLD_OUT);
    } else {
      holders.add(Holder.of(admission));
      taken.add(admission);
    }
  }

  // The unit is not given back: the rebuild that `suspect` brings counts anew. Giving it back would
  // refuse the whole queue one by one.
  private void refuse(Admission admission, Fate.Refusal why) {
    suspects.add(admission.id().drop());
    ended.add(new Fate.Refused(admission, why));
  }
}
