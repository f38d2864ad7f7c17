package dev.rushgate.stack.up;

import dev.rushgate.stack.up.demo.DemoShop;
import dev.rushgate.stack.up.demo.DemoStaff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Fills a new stack with a shop to look at, and keeps who may sign in to it. */
final class DemoData {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration TOKENS_VALID = Duration.ofMinutes(10);

  private final Path staffFile;
  private final Consumer<String> tell;

  DemoData(Path local, Consumer<String> tell) {
    this.staffFile = staffFile(local);
    this.tell = tell;
  }

  /** A stack without data has nobody on its staff. */
  static void forget(Path local) {
    try {
      Files.deleteIfExists(staffFile(local));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Creates it, unless there are drops already. Where it cannot, it says so: the stack is up and
   * can be used without.
   *
   * @return the staff besides the owner
   */
  List<DemoStaff> createOnce(RunFile running) {
    var jwt = new Jwt(running.jwtSecret(), running.issuer());
    Instant until = Instant.now().plus(TOKENS_VALID);
    var place =
        new DemoShop.Place(
            running.backofficeUrl(),
            running.edgeUrl(),
            (member, role) -> jwt.token(member, List.of(role), until));
    try (var shop = new DemoShop(place, tell)) {
      if (shop.isEmpty()) {
        create(shop);
      } else {
        tell.accept("is there already");
      }
    } catch (RuntimeException e) { // whatever it is, the stack is up
      tell.accept("could not be made: " + e.getMessage());
    }
    return staff();
  }

  private void create(DemoShop shop) {
    DemoShop.Open open = shop.open();
    tell.accept("deal " + open.dealId() + ", coupon " + open.couponId());
    shop.fill();
    PrivateFiles.write(
        staffFile, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shop.staff()) + "\n");
  }

  private List<DemoStaff> staff() {
    try {
      return Files.exists(staffFile)
          ? JSON.readValue(Files.readString(staffFile), new TypeReference<List<DemoStaff>>() {})
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path staffFile(Path local) {
    return local.resolve("demo-staff.json");
  }
}
