package dev.rushgate.edge.gate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.Secret;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.Base64;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final DropId DROP = new DropId(17);
  private static final Ticket PLACED =
      new Ticket(DROP, new MemberId("alice_1-x"), 3, 42, OptionalLong.of(40), NOW);

  private final Tickets tickets = at(NOW);

  private static Tickets at(long nowMs) {
    return new Tickets(secret((byte) 1), () -> nowMs);
  }

  private static Secret secret(byte content) {
    byte[] bytes = new byte[32];
    bytes[0] = content;
    return Secret.ofBase64(Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var inLobby =
        new Ticket(DROP, new MemberId("b"), 1, -4_503_599_627_370_496L, OptionalLong.empty(), NOW);
    assertThat(tickets.read(tickets.write(PLACED), DROP, 1))
        .isEqualTo(new TicketReading.Valid(PLACED));
    assertThat(tickets.read(tickets.write(inLobby), DROP, 1))
        .isEqualTo(new TicketReading.Valid(inLobby));
  }

  @Test
  void theLongestTicketIsWithinItsBound() {
    long most = 999_999_999_999_999_999L;
    var longest =
        new Ticket(
            new DropId(most),
            new MemberId("m".repeat(64)),
            most,
            -9_007_199_254_740_991L,
            OptionalLong.of(most),
            NOW);
    var text = tickets.write(longest);
    assertThat(text.length()).isLessThanOrEqualTo(Tickets.CHARS_MAX);
    assertThat(tickets.read(text, longest.drop(), 1)).isEqualTo(new TicketReading.Valid(longest));
  }

  @Test
  void aTicketOfAnotherSecretIsForged() {
    var other = new Tickets(secret((byte) 2), () -> NOW);
    assertThat(tickets.read(other.write(PLACED), DROP, 1))
        .isInstanceOf(TicketReading.Invalid.class);
  }

  @Test
  void everyCharacterOfATicketCounts() {
    var text = tickets.write(PLACED);
    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      var bent = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(tickets.read(bent, DROP, 1)).as(bent).isInstanceOf(TicketReading.Invalid.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.b", "x", "ä.ö", "a b.c", "dDE6.", ".dDE6", "....", "%00.%00"})
  void whatIsNoTicketIsInvalid(String text) {
    assertThat(tickets.read(text, DROP, 1)).isInstanceOf(TicketReading.Invalid.class);
  }

  @Test
  void anOverlongTextIsInvalid() {
    assertThat(tickets.read("A".repeat(100_000) + ".A", DROP, 1))
        .isInstanceOf(TicketReading.Invalid.class);
  }

  @Test
  void aTicketOfAnotherDropIsInvalid() {
    assertThat(tickets.read(tickets.write(PLACED), new DropId(18), 1))
        .isInstanceOf(TicketReading.Invalid.class);
  }

  @Test
  void aTicketEndsWithItsAge() {
    var text = tickets.write(PLACED);
    assertThat(at(NOW + 1_000).read(text, DROP, 1_000)).isInstanceOf(TicketReading.Valid.class);
    assertThat(at(NOW + 1_001).read(text, DROP, 1_000)).isInstanceOf(TicketReading.Invalid.class);
  }

  @Test
  void aTicketFromTheFutureIsInvalid() {
    assertThat(at(NOW - 60_000).read(tickets.write(PLACED), DROP, 1_000))
        .isInstanceOf(TicketReading.Invalid.class);
  }
}
