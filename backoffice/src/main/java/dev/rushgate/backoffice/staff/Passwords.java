package dev.rushgate.backoffice.staff;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes of passwords. Each names its method, so that a stronger one can come beside it. */
@Component
class Passwords {

  private static final int BCRYPT_ROUNDS_LOG2 = 12;
  private static final int CHARACTERS_MAX = 200;

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder(
          "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_ROUNDS_LOG2)));
  private final String ofNobody = hash("nobody's password");

  final String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  /** Takes as long for nobody's hash (null) as for somebody's, so that time tells no names. */
  boolean matches(String password, @Nullable String hash) {
    boolean usable = password.length() <= CHARACTERS_MAX;
    boolean right = encoder.matches(usable ? password : "", hash == null ? ofNobody : hash);
    return right && usable && hash != null;
  }
}
