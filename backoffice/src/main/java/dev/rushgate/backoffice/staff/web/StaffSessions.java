package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.web.Access;
import dev.rushgate.backoffice.platform.web.KnownStaff;
import dev.rushgate.backoffice.platform.web.SignedIn;
import dev.rushgate.backoffice.staff.SignIn;
import dev.rushgate.backoffice.staff.StaffAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * What a session holds: whose it is, and whether the second step is still to come. Nothing else, so
 * a change of the account holds from the next request on, and a new release reads old sessions.
 */
@Component
@Profile("admin")
class StaffSessions {

  private static final String STAFF = "staff";
  private static final String ERA = "era";
  private static final String CODE_TO_COME = "codeToCome";

  private final SignIn signIn;
  private final CsrfTokenRepository forms;
  private final Duration life;

  StaffSessions(SignIn signIn, CsrfTokenRepository forms, BackofficeConfig config) {
    this.signIn = signIn;
    this.forms = forms;
    this.life = config.staff().life();
  }

  /** Somebody whose password was right, and whose code is to come. */
  record Half(long id) {}

  /** Somebody who came by a password that was shown once, and has to choose one. */
  record SettingUp(long id, String staffName) implements KnownStaff {}

  /** Begins a session of its own: nothing of an earlier one lives on, its id least of all. */
  void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      StaffAccount account,
      boolean codeToCome) {
    end(request, response);
    HttpSession session = request.getSession(true);
    session.setAttribute(STAFF, account.id());
    session.setAttribute(ERA, account.era());
    session.setAttribute(CODE_TO_COME, codeToCome);
    session.setAttribute(
        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
        holder(account.id(), account.era()));
  }

  /** As the column {@code PRINCIPAL_NAME} has it, for who looks at many sessions at once. */
  static String holder(long staff, int era) {
    return staff + "." + era;
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    forms.saveToken(null, request, response);
  }

  /** Who sends the request, as far as the session knows; ends a session that holds no longer. */
  Optional<Authentication> caller(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    StaffAccount account =
        isOver(session) || !(session.getAttribute(STAFF) instanceof Long id)
            ? null
            : signIn.current(id).filter(current -> isOfEra(session, current)).orElse(null);
    if (account == null) {
      session.invalidate();
      return Optional.empty();
    }
    boolean codeToCome = !Boolean.FALSE.equals(session.getAttribute(CODE_TO_COME));
    return Optional.of(
        codeToCome ? half(account) : account.settingUp() ? settingUp(account) : whole(account));
  }

  /** What changed the account's rights, or its password, ended its sessions wherever they are. */
  private static boolean isOfEra(HttpSession session, StaffAccount account) {
    return session.getAttribute(ERA) instanceof Integer era && era == account.era();
  }

  static @Nullable SettingUp settingUpOf(@Nullable Authentication caller) {
    return caller != null && caller.getPrincipal() instanceof SettingUp person ? person : null;
  }

  static @Nullable Half halfOf(@Nullable Authentication caller) {
    return caller != null && caller.getPrincipal() instanceof Half half ? half : null;
  }

  // Both times are the server's; the later one is that of this request.
  private boolean isOver(HttpSession session) {
    long lived = session.getLastAccessedTime() - session.getCreationTime();
    return lived > life.toMillis();
  }

  private static Authentication half(StaffAccount account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new Half(account.id()), null, AuthorityUtils.createAuthorityList(Access.HALF_SIGNED_IN));
  }

  private static Authentication settingUp(StaffAccount account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new SettingUp(account.id(), account.name()),
        null,
        AuthorityUtils.createAuthorityList(Access.SETTING_UP));
  }

  private static Authentication whole(StaffAccount account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedIn(account.id(), account.name(), account.role(), account.era()),
        null,
        AuthorityUtils.createAuthorityList(Access.authority(account.role())));
  }
}
