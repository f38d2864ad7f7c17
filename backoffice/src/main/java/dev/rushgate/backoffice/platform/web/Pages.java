package dev.rushgate.backoffice.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the pages of staff are. */
public final class Pages {

  public static final String ROOT = "/admin";
  public static final String LOGIN = ROOT + "/login";

  /** On a request whose session had ended. */
  public static final String SESSION_ENDED = Pages.class.getName() + ".sessionEnded";

  private static final Pattern LOCAL = Pattern.compile("/admin(?:[/?][!-~&&[^\\\\\"<>]]*)?");
  private static final int LOCAL_MAX = 2_000;

  private Pages() {}

  /** Whether a request is for a page, also while the server looks for an answer to its failure. */
  public static boolean isPage(HttpServletRequest request) {
    String path =
        request.getDispatcherType() == DispatcherType.ERROR
            ? String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
            : request.getRequestURI();
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  /** A wish from outside where to go, when it is one of our pages; else the other one. */
  public static String localOr(@Nullable String wish, String otherwise) {
    if (wish == null || wish.length() > LOCAL_MAX || wish.contains("//")) {
      return otherwise;
    }
    return LOCAL.matcher(wish).matches() ? wish : otherwise;
  }

  /** Where to go once signed in. */
  public static String afterSignIn(@Nullable String wish) {
    String local = localOr(wish, ROOT);
    return local.startsWith(LOGIN) ? ROOT : local;
  }

  /** The address of a request, to come back to. */
  public static String addressOf(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
