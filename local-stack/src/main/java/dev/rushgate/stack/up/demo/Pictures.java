package dev.rushgate.stack.up.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Draws products: a thing of a few shapes on a table before a wall with a low sun. Without any
 * text, for no font is to be relied on, and always the same for the same product.
 */
final class Pictures {

  private static final int EDGE_PX = 600;
  private static final double BOX = 100; // of the shapes
  private static final double TABLE = 72; // where it begins
  private static final double FLOOR = 83; // where things stand
  private static final float VOLUME_LIGHT = 0.3f;
  private static final float VOLUME_DARK = 0.2f;
  private static final Color SHADOW = new Color(30, 30, 45, 90);
  private static final Color NO_SHADOW = new Color(30, 30, 45, 0);

  private final Map<String, Palette> palettes = Palette.all();
  private final Map<String, List<Layer>> motifs =
      Table.read("motifs.csv").stream()
          .collect(
              Collectors.groupingBy(
                  row -> row.text("motif"),
                  Collectors.mapping(Layer::of, Collectors.toUnmodifiableList())));

  /**
   * One shape of a motif.
   *
   * @param line how wide it is when it is a line; 0 fills it
   */
  private record Layer(String tone, float line, Shape shape) {

    static Layer of(Table.Row row) {
      return new Layer(
          row.text("tone"), Float.parseFloat(row.text("line")), Shapes.of(row.text("shape")));
    }
  }

  /** A PNG file. The key moves the sun a little, so that two of a kind differ. */
  byte[] draw(String key, String motif, String palette) {
    Palette colours = palettes.get(palette);
    List<Layer> layers = motifs.get(motif);
    if (colours == null || layers == null) {
      throw new IllegalArgumentException(key + " is a " + motif + " in " + palette);
    }
    var image = new BufferedImage(EDGE_PX, EDGE_PX, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      pen.scale(EDGE_PX / BOX, EDGE_PX / BOX);
      drawRoom(pen, colours, Math.floorMod(key.hashCode(), 5));
      layers.forEach(layer -> draw(pen, layer, colours));
    } finally {
      pen.dispose();
    }
    return png(image);
  }

  private static void drawRoom(Graphics2D pen, Palette colours, int place) {
    pen.setPaint(fromTo(0, 0, 0, TABLE, colours.above(), colours.below()));
    pen.fill(new Rectangle2D.Double(0, 0, BOX, BOX));
    double radius = 25 + place;
    double x = 26 + 12 * place;
    pen.setPaint(colours.sun());
    pen.fill(new Ellipse2D.Double(x - radius, 36 - radius, 2 * radius, 2 * radius));
    pen.setPaint(fromTo(0, TABLE, 0, BOX, Palette.lighter(colours.above(), 0.3f), colours.below()));
    pen.fill(table(place));
    pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(50, FLOOR),
            46,
            new Point2D.Double(50, FLOOR),
            new float[] {0, 1},
            new Color[] {SHADOW, NO_SHADOW},
            RadialGradientPaint.CycleMethod.NO_CYCLE,
            RadialGradientPaint.ColorSpaceType.SRGB,
            new AffineTransform(1, 0, 0, 0.14, 0, FLOOR * 0.86)));
    pen.fill(new Rectangle2D.Double(0, TABLE, BOX, BOX - TABLE));
  }

  /** Its far edge rises to the one side or the other. */
  private static Shape table(int place) {
    double lean = place - 2;
    var edge = new Path2D.Double();
    edge.moveTo(0, TABLE + lean);
    edge.curveTo(33, TABLE - 2, 66, TABLE - 2, BOX, TABLE - lean);
    edge.lineTo(BOX, BOX);
    edge.lineTo(0, BOX);
    edge.closePath();
    return edge;
  }

  private static void draw(Graphics2D pen, Layer layer, Palette colours) {
    Color tone = colours.tone(layer.tone());
    if (layer.line() > 0) {
      pen.setPaint(tone);
      pen.setStroke(new BasicStroke(layer.line(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      pen.draw(layer.shape());
    } else {
      pen.setPaint(layer.tone().equals("glow") ? tone : volume(layer.shape(), tone));
      pen.fill(layer.shape());
    }
  }

  /** Light comes from the left. */
  private static Paint volume(Shape shape, Color tone) {
    Rectangle2D around = shape.getBounds2D();
    return fromTo(
        around.getMinX(),
        around.getMinY(),
        around.getMaxX(),
        around.getMinY() + around.getHeight() / 3,
        Palette.lighter(tone, VOLUME_LIGHT),
        Palette.darker(tone, VOLUME_DARK));
  }

  private static Paint fromTo(double x, double y, double toX, double toY, Color from, Color to) {
    return new LinearGradientPaint(
        new Point2D.Double(x, y),
        new Point2D.Double(toX, toY),
        new float[] {0, 1},
        new Color[] {from, to});
  }

  private static byte[] png(BufferedImage image) {
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
