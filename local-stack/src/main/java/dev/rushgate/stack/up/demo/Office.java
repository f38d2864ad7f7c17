package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.up.api.Api;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Who works in the shop, and what they do for its members. */
final class Office {

  private final List<DemoStaff> staff = new CopyOnWriteArrayList<>();
  private final Api ownDesk;
  private final Api supportDesk;
  private final People people;
  private final Plan plan;

  Office(Api ownDesk, Api supportDesk, People people, Plan plan) {
    this.ownDesk = ownDesk;
    this.supportDesk = supportDesk;
    this.people = people;
    this.plan = plan;
  }

  /** Those who may sign in, by the passwords that are told once. */
  List<DemoStaff> staff() {
    return staff.stream().sorted((a, b) -> a.email().compareTo(b.email())).toList();
  }

  void invite() {
    plan.each(
        Table.read("staff.csv"),
        row -> {
          String role = row.text("role");
          String email = row.text("email");
          JsonNode made =
              ownDesk.post(
                  "/staff", Map.of("role", role, "email", email, "name", row.text("name")));
          if (row.text("blocked").isEmpty()) {
            staff.add(new DemoStaff(role, email, made.path("oneTimePassword").asString()));
          } else {
            String id = made.path("id").asString();
            ownDesk.post("/staff/" + id + "/block", Map.of("reason", row.text("blocked")));
          }
        });
  }

  /** One after the other: some undo others. */
  void careForMembers() {
    for (Table.Row row : Table.read("care.csv")) {
      String member = "/members/" + people.of(row.text("person")).id();
      String reason = row.text("reason");
      if (row.text("what").equals("adjust")) {
        supportDesk.post(
            member + "/wallet/adjustments", Map.of("amount", row.number("won"), "reason", reason));
      } else {
        supportDesk.post(member + "/" + row.text("what"), Map.of("reason", reason));
      }
    }
  }
}
