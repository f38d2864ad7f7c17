package dev.rushgate.backoffice.platform.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feature's part of the search over everything. */
public interface SearchSource {

  /** What can be found, in the order in which it is shown. */
  enum Section {
    ORDERS("/admin/orders", "/admin/orders"),
    PRODUCTS("/admin/products", "/admin/products"),
    DROPS("/admin/drops", "/admin/deals"),
    MEMBERS("/admin/members", "/admin/members");

    private final String pages;
    private final String list;

    Section(String pages, String list) {
      this.pages = pages;
      this.list = list;
    }

    /** The page of one of them. */
    public String pathOf(String id) {
      return pages + "/" + id;
    }

    /** The list that searches further, by {@code q}. */
    String list() {
      return list;
    }
  }

  Section section();

  /**
   * Those that the words fit best. Reads by an index, and no more rows than it has a bound for.
   *
   * @param words neither empty nor longer than {@link SearchPage#WORDS_MAX}
   */
  List<Hit> find(String words, int hitsMax);

  /**
   * One that was found.
   *
   * @param title what it is called
   * @param detail what else tells it from others, in no language; empty when there is nothing
   * @param pill a state or kind, as everywhere
   * @param won a price or total
   * @param at when it began
   */
  record Hit(
      String path,
      String title,
      String detail,
      @Nullable Pill pill,
      @Nullable Long won,
      @Nullable Instant at) {}

  /**
   * A word with a colour.
   *
   * @param key of the message
   * @param look its class in the style sheet
   */
  record Pill(String key, String look) {}
}
