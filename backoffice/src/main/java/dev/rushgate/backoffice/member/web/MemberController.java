package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.MemberDetails;
import dev.rushgate.backoffice.member.MemberState;
import dev.rushgate.backoffice.member.Members;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.MemberId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AdminCall
@RequestMapping("/api/v1/admin/members")
class MemberController {

  private final Members members;

  MemberController(Members members) {
    this.members = members;
  }

  @GetMapping
  PageOf<MemberDetails> list(
      @RequestParam(required = false) @Nullable String keyword,
      @RequestParam(required = false) @Nullable MemberState state,
      @RequestParam(defaultValue = "-created") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(MemberPages.COLUMNS.of(sort));
    return PageOf.of(members.list(keyword, state, wanted), Function.identity());
  }

  @GetMapping("/{id}")
  MemberDetails show(@PathVariable String id) {
    return members.find(memberId(id)).orElseThrow(MemberController::unknown);
  }

  @PostMapping("/{id}/block")
  MemberDetails block(@PathVariable String id, @RequestBody Reason reason) {
    return answer(members.block(memberId(id), reason.given()));
  }

  @PostMapping("/{id}/unblock")
  MemberDetails unblock(@PathVariable String id, @RequestBody Reason reason) {
    return answer(members.unblock(memberId(id), reason.given()));
  }

  private static MemberDetails answer(Members.Change change) {
    return switch (change) {
      case Members.Change.Done done -> done.member();
      case Members.Change.Unknown no -> throw unknown();
    };
  }

  private static MemberId memberId(String text) {
    return MemberId.parse(text).orElseThrow(MemberController::unknown);
  }

  private static Refusal unknown() {
    return Problem.MEMBER_UNKNOWN.because("No member with an account has the id in this path.");
  }
}
