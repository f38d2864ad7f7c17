package dev.rushgate.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import dev.rushgate.model.ReleaseReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden files are the contract: a change that alters one breaks whoever reads the topic. */
class EventJsonTest {

  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final AdmissionId ID = new AdmissionId(new DropId(712_345_678_901_234L), 3, 17);
  private static final Admission ADMISSION =
      new Admission(ID, DropKind.DEAL, new MemberId("member-1"), -4_503_599_627_370_496L, AT);
  private static final Release RELEASE =
      new Release(ID, new MemberId("member-1"), ReleaseReason.EXPIRED, AT.plusMillis(5));
  private static final OrderPlaced PLACED =
      new OrderPlaced(99, ID, new MemberId("member-1"), new Money(39_000), AT.plusSeconds(300), AT);

  @Test
  void anAdmissionIsWrittenAsItsGoldenFile() throws IOException {
    assertThat(EventJson.write(ADMISSION)).isEqualTo(golden("admission"));
  }

  @Test
  void aReleaseIsWrittenAsItsGoldenFile() throws IOException {
    assertThat(EventJson.write(RELEASE)).isEqualTo(golden("release"));
  }

  @Test
  void aPlacedOrderIsWrittenAsItsGoldenFile() throws IOException {
    assertThat(EventJson.write(PLACED)).isEqualTo(golden("order-placed"));
  }

  @Test
  void whatWasWrittenIsReadBack() throws UnreadableEvent {
    assertThat(EventJson.readAdmission(EventJson.write(ADMISSION))).isEqualTo(ADMISSION);
    assertThat(EventJson.readRelease(EventJson.write(RELEASE))).isEqualTo(RELEASE);
    assertThat(EventJson.readShopEvent(EventJson.write(PLACED))).contains(PLACED);
  }

  @Test
  void aLaterVersionWithUnknownFieldsIsRead() throws IOException, UnreadableEvent {
    assertThat(EventJson.readAdmission(golden("admission-of-a-later-version")))
        .isEqualTo(ADMISSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"v\":1}",
        "not json",
        "{\"v\":0,\"drop\":\"7\",\"kind\":\"DEAL\",\"epoch\":1,\"no\":1,\"member\":\"m\","
            + "\"seq\":1,\"at\":\"2026-11-21T09:00:00.000Z\"}",
        "{\"v\":1,\"drop\":\"7\",\"kind\":\"DEAL\",\"epoch\":0,\"no\":1,\"member\":\"m\","
            + "\"seq\":1,\"at\":\"2026-11-21T09:00:00.000Z\"}",
        "{\"v\":1,\"drop\":\"7\",\"kind\":\"DEAL\",\"epoch\":1,\"no\":1,\"member\":\"m m\","
            + "\"seq\":1,\"at\":\"2026-11-21T09:00:00.000Z\"}"
      })
  void whatIsNotAnAdmissionIsUnreadable(String json) {
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> EventJson.readAdmission(json));
  }

  private static String golden(String name) throws IOException {
    try (var in = EventJsonTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
