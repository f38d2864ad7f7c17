package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.SocialProvider;
import dev.rushgate.model.MemberId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The providers through which a member gets in, as the member chooses them. */
@Service
@Transactional
public class SocialLinks {

  private static final Logger LOG = LoggerFactory.getLogger(SocialLinks.class);

  private final Accounts accounts;
  private final SocialIdentities identities;
  private final DatabaseClock clock;
  private final Set<SocialProvider> offered;

  SocialLinks(
      Accounts accounts,
      SocialIdentities identities,
      DatabaseClock clock,
      BackofficeConfig config) {
    this.accounts = accounts;
    this.identities = identities;
    this.clock = clock;
    this.offered = config.social().clients().keySet();
  }

  /**
   * A provider of the shop.
   *
   * @param linkedAt null when the member does not get in through it
   */
  public record Link(String provider, @Nullable Instant linkedAt) {}

  /** What became of a new link. */
  public sealed interface Linking {

    /** As wanted, now or before. */
    record Done(String member) implements Linking {}

    /** That identity opens somebody else's account. */
    record Taken() implements Linking {}

    /** The member has another identity of that provider, to be unlinked first. */
    record LinkedOtherwise() implements Linking {}

    /** There is no such account, or it is blocked. */
    record NoAccount() implements Linking {}

    /** All that the member had begun ended meanwhile, as when a password is changed. */
    record Ended() implements Linking {}
  }

  /** What became of the end of a link. */
  public enum Unlinking {
    DONE,
    /** Without it nobody would get into the account any more. */
    LAST_WAY_IN,
    NO_ACCOUNT
  }

  /** Every provider that the shop offers, and what the member got in through before. */
  @Transactional(readOnly = true)
  public List<Link> of(MemberId member) {
    List<SocialIdentities.Linked> linked = identities.of(member.value());
    return Arrays.stream(SocialProvider.values())
        .map(
            provider ->
                new Link(
                    provider.path(),
                    linked.stream()
                        .filter(one -> one.provider() == provider)
                        .map(SocialIdentities.Linked::at)
                        .findFirst()
                        .orElse(null)))
        .filter(link -> link.linkedAt() != null || isOffered(link.provider()))
        .toList();
  }

  private boolean isOffered(String path) {
    return offered.stream().anyMatch(provider -> provider.path().equals(path));
  }

  /**
   * For a member who has shown both: a token of the account, and the provider's word.
   *
   * @param begunAt when the token was shown
   */
  public Linking link(MemberId member, SocialProfile profile, Instant begunAt) {
    Account account = accounts.lock(member.value()).orElse(null);
    if (account == null || account.isBlocked()) {
      return new Linking.NoAccount();
    }
    if (account.voidsWhatIsOf(begunAt)) {
      return new Linking.Ended();
    }
    String owner = identities.owner(profile).orElse(null);
    if (owner != null) {
      return owner.equals(member.value()) ? new Linking.Done(owner) : new Linking.Taken();
    }
    if (identities.has(member.value(), profile.provider())) {
      return new Linking.LinkedOtherwise();
    }
    identities.insert(profile, member.value(), clock.now());
    LOG.info("identity linked member={} provider={}", member, profile.provider());
    return new Linking.Done(member.value());
  }

  /** Ends a link, also one that was not there; never the last way into an account. */
  public Unlinking unlink(MemberId member, SocialProvider provider) {
    Account account = accounts.lock(member.value()).orElse(null);
    if (account == null) {
      return Unlinking.NO_ACCOUNT;
    }
    List<SocialIdentities.Linked> linked = identities.of(member.value());
    boolean others = linked.stream().anyMatch(one -> one.provider() != provider);
    boolean isLinked = linked.stream().anyMatch(one -> one.provider() == provider);
    if (isLinked && !others && account.passwordHash() == null) {
      return Unlinking.LAST_WAY_IN;
    }
    if (isLinked) {
      identities.delete(member.value(), provider);
      LOG.info("identity unlinked member={} provider={}", member, provider);
    }
    return Unlinking.DONE;
  }
}
