package dev.rushgate.stack.up.demo;

/** Somebody on the staff, whose password opens the choice of one of their own. */
public record DemoStaff(String role, String email, String password) {

  @Override
  public String toString() {
    return "DemoStaff[" + role + " " + email + "]";
  }
}
