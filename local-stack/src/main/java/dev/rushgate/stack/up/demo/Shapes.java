package dev.rushgate.stack.up.demo;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Scanner;

/**
 * Reads shapes in a box of 100 by 100: {@code E cx cy rx ry}, {@code R x y width height radius}, or
 * a path of {@code M}, {@code L}, {@code C} and {@code Z} with absolute coordinates, as in SVG.
 */
final class Shapes {

  private final Scanner words;

  private Shapes(String text) {
    words = new Scanner(text);
  }

  static Shape of(String text) {
    var shapes = new Shapes(text);
    return switch (text.charAt(0)) {
      case 'E' -> shapes.ellipse();
      case 'R' -> shapes.rectangle();
      default -> shapes.path();
    };
  }

  private Shape ellipse() {
    words.next();
    double x = number();
    double y = number();
    double rx = number();
    double ry = number();
    return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
  }

  private Shape rectangle() {
    words.next();
    double x = number();
    double y = number();
    double width = number();
    double height = number();
    double corner = 2 * number();
    return new RoundRectangle2D.Double(x, y, width, height, corner, corner);
  }

  private Shape path() {
    var path = new Path2D.Double();
    while (words.hasNext()) {
      switch (words.next()) {
        case "M" -> path.moveTo(number(), number());
        case "L" -> path.lineTo(number(), number());
        case "C" -> path.curveTo(number(), number(), number(), number(), number(), number());
        case "Z" -> path.closePath();
        default -> throw new IllegalArgumentException("no such step of a path");
      }
    }
    return path;
  }

  private double number() {
    return Double.parseDouble(words.next());
  }
}
