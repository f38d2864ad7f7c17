package dev.rushgate.stack.up.demo;

import java.awt.Color;
import java.util.Map;
import java.util.stream.Collectors;

/** The few colours of a picture; the others are mixed of them. */
record Palette(Color above, Color below, Color sun, Color body, Color accent) {

  private static final float LIGHT = 0.55f;
  private static final float SHADE = 0.24f;
  private static final int GLOW_ALPHA = 96;
  private static final Color INK = new Color(0x2c2f36);
  private static final Color FLAME = new Color(0xf2a33a);

  static Map<String, Palette> all() {
    return Table.read("palettes.csv").stream()
        .collect(
            Collectors.toMap(
                row -> row.text("palette"),
                row ->
                    new Palette(
                        Color.decode(row.text("above")),
                        Color.decode(row.text("below")),
                        Color.decode(row.text("sun")),
                        Color.decode(row.text("body")),
                        Color.decode(row.text("accent")))));
  }

  Color tone(String name) {
    return switch (name) {
      case "body" -> body;
      case "accent" -> accent;
      case "sun" -> sun;
      case "below" -> below;
      case "ink" -> INK;
      case "flame" -> FLAME;
      case "light" -> lighter(body, LIGHT);
      case "shade" -> darker(body, SHADE);
      case "glow" -> new Color(255, 255, 255, GLOW_ALPHA);
      default -> throw new IllegalArgumentException("no such tone: " + name);
    };
  }

  static Color lighter(Color color, float share) {
    return mixed(color, Color.WHITE, share);
  }

  static Color darker(Color color, float share) {
    return mixed(color, INK, share);
  }

  private static Color mixed(Color one, Color other, float share) {
    return new Color(
        mixed(one.getRed(), other.getRed(), share),
        mixed(one.getGreen(), other.getGreen(), share),
        mixed(one.getBlue(), other.getBlue(), share),
        one.getAlpha());
  }

  private static int mixed(int one, int other, float share) {
    return Math.round(one + (other - one) * share);
  }
}
