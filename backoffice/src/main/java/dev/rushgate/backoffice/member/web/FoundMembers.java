package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.MemberDetails;
import dev.rushgate.backoffice.member.MemberFinder;
import dev.rushgate.backoffice.platform.web.SearchSource;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Members in the search over everything. */
@Component
@Profile("admin")
class FoundMembers implements SearchSource {

  private final MemberFinder members;

  FoundMembers(MemberFinder members) {
    this.members = members;
  }

  @Override
  public Section section() {
    return Section.MEMBERS;
  }

  @Override
  public List<Hit> find(String words, int hitsMax) {
    return members.find(words, hitsMax).stream().map(FoundMembers::hit).toList();
  }

  private static Hit hit(MemberDetails member) {
    return new Hit(
        Section.MEMBERS.pathOf(member.id()),
        member.name(),
        Objects.requireNonNullElse(member.email(), ""),
        null,
        null,
        member.createdAt());
  }
}
