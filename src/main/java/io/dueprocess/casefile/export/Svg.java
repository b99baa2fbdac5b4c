package io.dueprocess.casefile.export;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SVG 1.1 that a browser and a PDF renderer read alike: no style sheet, no marker, no reference. */
final class Svg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  Svg(double x, double y, double width, double height) {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace(NAMESPACE);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    attributes("version", "1.1", "role", "img", "width", number(width), "height", number(height),
        "viewBox", "%s %s %s %s".formatted(number(x), number(y), number(width), number(height)),
        "font-family", "'Liberation Sans', Arial, Helvetica, sans-serif");
  }

  String end() {
    close();
    return text.toString();
  }

  /** Opens an element with its attributes, name and value in turn; one without a value is left out. */
  Svg open(String element, Object... attributes) {
    try {
      if (element.equals("g")) {
        xml.writeCharacters("\n");
      }
      xml.writeStartElement(element);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    attributes(attributes);
    return this;
  }

  Svg close() {
    try {
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  Svg draw(String element, Object... attributes) {
    return open(element, attributes).close();
  }

  Svg write(String element, String content, Object... attributes) {
    open(element, attributes);
    try {
      xml.writeCharacters(content);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return close();
  }

  /** Lines of text one below the other; y is the middle of the first. */
  Svg lines(List<String> lines, double x, double y, double size, String colour, String anchor) {
    double lineHeight = size * LINE;
    for (int i = 0; i < lines.size(); i++) {
      // letters without descent stand a good third of their size above their middle
      write("text", lines.get(i), "x", x, "y", y + i * lineHeight + size * 0.35, "font-size", size, "fill", colour,
          "text-anchor", anchor);
    }
    return this;
  }

  /** Height of a line of text, as a multiple of its size. */
  static final double LINE = 1.2;

  private void attributes(Object... attributes) {
    try {
      for (int i = 0; i < attributes.length; i += 2) {
        if (attributes[i + 1] != null) {
          String value = attributes[i + 1] instanceof Number n ? number(n.doubleValue()) : attributes[i + 1].toString();
          xml.writeAttribute(attributes[i].toString(), value);
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same text on every machine: a point, at most two digits behind it. */
  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
  }
}
