package dev.rushgate.backoffice.product.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Draws pictures anew: opaque, upright, smaller. */
final class Canvas {

  private static final int FIRST_ON_ITS_SIDE = 5;

  private Canvas() {}

  /** On white, turned as the camera was held. */
  static BufferedImage upright(BufferedImage picture, int turn) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    boolean onItsSide = turn >= FIRST_ON_ITS_SIDE;
    BufferedImage drawn = blank(onItsSide ? h : w, onItsSide ? w : h);
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    pen.drawImage(picture, turned(turn, w, h), null);
    pen.dispose();
    return drawn;
  }

  private static AffineTransform turned(int turn, int w, int h) {
    return switch (turn) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }

  /** No edge longer than that; halved step by step, so that every pixel counts. */
  static BufferedImage within(BufferedImage picture, int edgeMax) {
    BufferedImage shown = picture;
    while (edge(shown) > edgeMax) {
      int next = Math.max(edgeMax, (edge(shown) + 1) / 2);
      shown = scaled(shown, (double) next / edge(shown));
    }
    return shown;
  }

  private static BufferedImage scaled(BufferedImage picture, double factor) {
    int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
    BufferedImage drawn = blank(width, height);
    Graphics2D pen = drawn.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return drawn;
  }

  private static int edge(BufferedImage picture) {
    return Math.max(picture.getWidth(), picture.getHeight());
  }

  private static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }
}
