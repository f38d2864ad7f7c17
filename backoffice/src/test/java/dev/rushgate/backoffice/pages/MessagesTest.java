package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  private final List<String> bundles =
      List.of(read("/application.properties").getProperty("spring.messages.basename").split(","));
  private final Properties korean = all(".properties");
  private final Properties english = all("_en.properties");

  @Test
  void bothLanguagesHaveTheSameKeysAndAWordForEach() {
    assertThat(english.stringPropertyNames()).isEqualTo(korean.stringPropertyNames());
    assertThat(korean.stringPropertyNames()).hasSizeGreaterThan(100);
    korean.forEach((key, word) -> assertThat((String) word).as((String) key).isNotBlank());
    english.forEach((key, word) -> assertThat((String) word).as((String) key).isNotBlank());
  }

  @Test
  void bothLanguagesFillTheSamePlaces() {
    for (String key : korean.stringPropertyNames()) {
      assertThat(places(english.getProperty(key)))
          .as(key)
          .isEqualTo(places(korean.getProperty(key)));
    }
  }

  /** One would open a quotation in a message with places, and swallow them. */
  @Test
  void noMessageHasAStraightApostrophe() {
    assertThat(korean.values()).noneMatch(word -> ((String) word).contains("'"));
    assertThat(english.values()).noneMatch(word -> ((String) word).contains("'"));
  }

  @Test
  void noKeyStandsInTwoFiles() {
    int written = bundles.stream().mapToInt(name -> read("/" + name + ".properties").size()).sum();
    assertThat(written).isEqualTo(korean.size());
  }

  private Properties all(String ending) {
    var all = new Properties();
    bundles.forEach(name -> all.putAll(read("/" + name + ending)));
    return all;
  }

  private static Set<String> places(String message) {
    var places = new TreeSet<String>();
    PLACE.matcher(message).results().map(MatchResult::group).forEach(places::add);
    return places;
  }

  private static Properties read(String file) {
    var messages = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      messages.load(reader);
      return messages;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
