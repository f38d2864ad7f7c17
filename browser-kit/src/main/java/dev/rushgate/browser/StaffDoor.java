package dev.rushgate.browser;

import java.util.function.Supplier;

/** The way in to the back office, as somebody on the staff goes it in Korean. */
public final class StaffDoor {

  private final Visitor visitor;

  public StaffDoor(Visitor visitor) {
    this.visitor = visitor;
  }

  /** The first step: whoever needs no code is in. */
  public Visitor password(String email, String password) {
    if (!visitor.at().startsWith("/admin/login")) {
      visitor.open("/admin/login");
    }
    return visitor.write("이메일", email).write("비밀번호", password).press("로그인");
  }

  /** The second. */
  public Visitor code(String code) {
    return visitor.write("6자리 코드", code).press("확인");
  }

  /** Both, to the dashboard. */
  public Visitor enter(String email, String password, Supplier<String> code) {
    password(email, password);
    code(code.get());
    return visitor.read("오늘");
  }
}
