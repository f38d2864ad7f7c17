package dev.rushgate.backoffice.member.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.backoffice.member.SocialProfile;
import dev.rushgate.backoffice.platform.SocialProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answers are those of the providers' own documents. */
class SocialProfilesTest {

  private static SocialProfile read(SocialProvider provider, String json) {
    return SocialProfiles.read(
        provider, JsonMapper.shared().readValue(json, new TypeReference<Map<String, Object>>() {}));
  }

  @Test
  void kakaoVouchesForAnAddressThatIsValidAndVerified() {
    SocialProfile sure =
        read(
            SocialProvider.KAKAO,
            """
            {"id":123456789,"connected_at":"2022-04-11T01:45:28Z",
             "properties":{"nickname":"홍길동"},
             "kakao_account":{"profile_needs_agreement":false,"profile":{"nickname":"홍길동"},
               "email_needs_agreement":false,"is_email_valid":true,"is_email_verified":true,
               "email":"sample@sample.com"}}
            """);
    assertThat(sure)
        .isEqualTo(
            new SocialProfile(SocialProvider.KAKAO, "123456789", "sample@sample.com", "홍길동"));
  }

  @Test
  void kakaoMayTellNoAddressAndNoName() {
    for (String account :
        List.of(
            "{}",
            "{\"kakao_account\":{\"email_needs_agreement\":true}}",
            "{\"kakao_account\":{\"email\":\"a@b.co\",\"is_email_valid\":true}}",
            "{\"kakao_account\":{\"email\":\"a@b.co\",\"is_email_valid\":1,\"is_email_verified\":1}}")) {
      SocialProfile unsure =
          read(SocialProvider.KAKAO, account.replaceFirst("\\{", "{\"id\":7,").replace(",}", "}"));
      assertThat(unsure).isEqualTo(new SocialProfile(SocialProvider.KAKAO, "7", null, ""));
    }
  }

  @Test
  void naverTellsAnAddressButVouchesForNone() {
    SocialProfile unsure =
        read(
            SocialProvider.NAVER,
            """
            {"resultcode":"00","message":"success",
             "response":{"email":"openapi@naver.com","nickname":"OpenAPI","age":"40-49",
               "gender":"F","id":"32742776","name":"오픈 API","birthday":"10-01"}}
            """);
    assertThat(unsure)
        .isEqualTo(new SocialProfile(SocialProvider.NAVER, "32742776", null, "오픈 API"));
  }

  @Test
  void googleVouchesByItsClaim() {
    String claims =
        """
        {"iss":"https://accounts.google.com","sub":"10769150350006150715113082367",
         "email":"jsmith@example.com","email_verified":%s,"name":"J Smith"}
        """;
    assertThat(read(SocialProvider.GOOGLE, claims.formatted("true")).vouchedEmail())
        .isEqualTo("jsmith@example.com");
    for (String unsure : List.of("false", "\"true\"", "1", "null")) {
      assertThat(read(SocialProvider.GOOGLE, claims.formatted(unsure)).vouchedEmail()).isNull();
    }
  }

  @Test
  void anAnswerThatNamesNobodyIsRefused() {
    for (SocialProvider provider : SocialProvider.values()) {
      for (String answer :
          List.of("{}", "{\"id\":null,\"sub\":7,\"response\":[]}", "{\"sub\":\"a b\"}")) {
        assertThatThrownBy(() -> read(provider, answer))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void aNameIsPlainAndShort() {
    assertThat(new SocialProfile(SocialProvider.NAVER, "1", null, " a\n\u0000b ").name())
        .isEqualTo("a  b");
    String long51 = "😀".repeat(51);
    assertThat(new SocialProfile(SocialProvider.NAVER, "1", null, long51).name())
        .isEqualTo("😀".repeat(50));
  }
}
