package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.StaffRole;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param name who is signed in; null before that
 * @param theme {@code light}, {@code dark}, or {@code auto} for what the browser prefers
 * @param address where the page is, to come back to it
 */
public record Frame(
    @Nullable String name,
    @Nullable StaffRole role,
    List<Entry> rail,
    String language,
    String theme,
    String address) {

  static final String THEME_COOKIE = "theme";
  static final List<String> THEMES = List.of("auto", "light", "dark");
  static final List<String> LANGUAGES = List.of("ko", "en");

  /** A word in the rail; {@code key} is its message and its icon. */
  public record Entry(String key, String path, boolean current) {}

  private static final List<String> RAIL =
      List.of(
          "dashboard",
          "products",
          "deals",
          "coupons",
          "orders",
          "payments",
          "deliveries",
          "members",
          "audit",
          "staff",
          "api");

  static Frame of(@Nullable SignedIn staff, Locale locale, String theme, String address) {
    return new Frame(
        staff == null ? null : staff.staffName(),
        staff == null ? null : staff.role(),
        staff == null ? List.of() : rail(staff, address),
        locale.getLanguage().equals("en") ? "en" : "ko",
        THEMES.contains(theme) ? theme : "auto",
        address);
  }

  /** Whether who is signed in may do this; a page offers nothing else. */
  public boolean may(String method, String path) {
    return role != null && Access.mayDo(role, method, path);
  }

  private static List<Entry> rail(SignedIn staff, String address) {
    return RAIL.stream()
        .map(key -> new Entry(key, pathOf(key), isCurrent(pathOf(key), address)))
        .filter(entry -> staff.may("GET", entry.path()))
        .toList();
  }

  private static String pathOf(String key) {
    return key.equals("dashboard") ? Pages.ROOT : Pages.ROOT + "/" + key;
  }

  private static boolean isCurrent(String path, String address) {
    String at = address.replaceFirst("\\?.*", "");
    return at.equals(path) || (!path.equals(Pages.ROOT) && at.startsWith(path + "/"));
  }
}
