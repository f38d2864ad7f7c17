package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropFinder;
import dev.rushgate.backoffice.platform.web.SearchSource;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Drops in the search over everything. */
@Component
@Profile("admin")
class FoundDrops implements SearchSource {

  private final DropFinder drops;

  FoundDrops(DropFinder drops) {
    this.drops = drops;
  }

  @Override
  public Section section() {
    return Section.DROPS;
  }

  @Override
  public List<Hit> find(String words, int hitsMax) {
    return drops.find(words, hitsMax).stream().map(FoundDrops::hit).toList();
  }

  private static Hit hit(DropFinder.Found drop) {
    String path = Section.DROPS.pathOf(drop.id().toString());
    var kind = new Pill("kind." + drop.kind(), "kind");
    return new Hit(path, drop.title(), "", kind, null, drop.opensAt());
  }
}
