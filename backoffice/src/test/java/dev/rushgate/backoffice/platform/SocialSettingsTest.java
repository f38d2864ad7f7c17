package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialSettingsTest {

  private static Map<String, String> kakao() {
    var given = new HashMap<String, String>();
    given.put("RUSHGATE_KAKAO_CLIENT_ID", "shop");
    given.put("RUSHGATE_KAKAO_CLIENT_SECRET", "a secret");
    given.put("RUSHGATE_PUBLIC_URL", "https://shop.example/");
    return given;
  }

  private static SocialSettings of(Map<String, String> given) {
    return SocialSettings.from(new Variables(given));
  }

  @Test
  void aProviderWithoutAClientIsNotThere() {
    assertThat(of(Map.of()).clients()).isEmpty();
    SocialSettings social = of(kakao());
    assertThat(social.clients()).containsOnlyKeys(SocialProvider.KAKAO);
    assertThat(social.publicUrl()).isEqualTo("https://shop.example");
    assertThat(social.toString()).doesNotContain("a secret");
    assertThat(social.clients().get(SocialProvider.KAKAO))
        .extracting(client -> client.endpoints().user())
        .isEqualTo("https://kapi.kakao.com/v2/user/me");
  }

  @Test
  void somebodyElseMayPlayAProvider() {
    var given = kakao();
    given.put("RUSHGATE_KAKAO_TOKEN_URL", "http://localhost:1234/token");
    assertThat(of(given).clients().get(SocialProvider.KAKAO))
        .extracting(client -> client.endpoints().token())
        .isEqualTo("http://localhost:1234/token");
  }

  @ParameterizedTest
  @CsvSource({
    "RUSHGATE_KAKAO_CLIENT_SECRET, ''",
    "RUSHGATE_PUBLIC_URL, ''",
    "RUSHGATE_PUBLIC_URL, shop.example",
    "RUSHGATE_KAKAO_USER_URL, ftp://localhost",
  })
  void whatAProviderNeedsIsNamedWhenItIsMissing(String variable, String value) {
    var given = kakao();
    given.put(variable, value);
    assertThatThrownBy(() -> of(given))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith(variable + " ");
  }
}
