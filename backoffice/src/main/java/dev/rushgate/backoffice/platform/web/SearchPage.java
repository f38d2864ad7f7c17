package dev.rushgate.backoffice.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The search over everything: what each feature finds, as far as the role may see it. */
@AdminPage
class SearchPage {

  static final String PATH = "/admin/search";
  static final int WORDS_MAX = 100;

  private static final int HITS_MAX = 5;

  private final List<SearchSource> sources;

  SearchPage(List<SearchSource> sources) {
    this.sources = sources.stream().sorted(Comparator.comparing(SearchSource::section)).toList();
  }

  /**
   * What one feature found.
   *
   * @param list where the search goes on; null when the role may not go there
   */
  record Group(SearchSource.Section section, List<SearchSource.Hit> hits, @Nullable String list) {}

  @GetMapping(PATH)
  ModelAndView search(@RequestParam(defaultValue = "") String q) {
    SignedIn staff = SignedIn.current().orElseThrow();
    String words = bounded(q.strip());
    List<Group> groups =
        words.isEmpty()
            ? List.of()
            : sources.stream()
                .filter(source -> staff.may("GET", source.section().pathOf("1")))
                .map(source -> group(source, words, staff))
                .toList();
    return new ModelAndView(
        "search",
        Map.of(
            "q", words,
            "groups", groups,
            "found", groups.stream().anyMatch(group -> !group.hits().isEmpty())));
  }

  private static Group group(SearchSource source, String words, SignedIn staff) {
    String list = source.section().list();
    String further = list + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    return new Group(
        source.section(), source.find(words, HITS_MAX), staff.may("GET", list) ? further : null);
  }

  private static String bounded(String words) {
    return words.substring(0, Math.min(words.length(), WORDS_MAX));
  }
}
