package io.dueprocess.casefile.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A model as its modeller placed it: what BPMN DI says of shapes and edges, joined to the elements that they show.
 *
 * @param name of the model for people: that of its first process, or its id
 * @param planes sheets of the drawing; a collapsed subprocess may have one of its own
 */
record BpmnDiagram(String name, List<Plane> planes) {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
  private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
  private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";

  /** One sheet. */
  record Plane(String id, List<Shape> shapes, List<Edge> edges) {}

  record Point(double x, double y) {}

  record Box(double x, double y, double width, double height) {

    double centerX() {
      return x + width / 2;
    }

    double centerY() {
      return y + height / 2;
    }

    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }

    boolean meets(Box other) {
      return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    Box inset(double by) {
      return new Box(x + by, y + by, width - 2 * by, height - 2 * by);
    }
  }

  /**
   * @param expanded whether a subprocess shows what is in it
   * @param markerVisible whether an exclusive gateway shows its X
   * @param horizontal whether a pool or a lane lies
   * @param label where the label stands; null where the modeller did not place it
   */
  record Shape(Item item, Box bounds, boolean expanded, boolean markerVisible, boolean horizontal, Box label) {}

  record Edge(Item item, List<Point> points, Box label) {}

  /** What a shape or an edge shows. The kind is the name of its XML element, {@code userTask}. */
  static final class Item {

    private final Element element;
    private final Map<String, Element> all;

    private Item(Element element, Map<String, Element> all) {
      this.element = element;
      this.all = all;
    }

    String id() {
      return element.getAttribute("id");
    }

    String kind() {
      return element.getLocalName();
    }

    /** What the modeller wrote on it, on one line; empty where nothing. */
    String name() {
      String text = switch (kind()) {
        case "textAnnotation" -> child("text").map(Element::getTextContent).orElse("");
        case "group" -> Optional.ofNullable(all.get(attribute("categoryValueRef"))).map(v -> v.getAttribute("value"))
            .orElse("");
        default -> attribute("name");
      };
      return text.strip().replaceAll("\\s+", " ");
    }

    String attribute(String name) {
      return element.getAttribute(name);
    }

    boolean is(String flag) {
      return attribute(flag).equals("true");
    }

    /** A flag that holds unless the model says otherwise. */
    boolean isUnlessDenied(String flag) {
      return !attribute(flag).equals("false");
    }

    Optional<Element> child(String kind) {
      return children(element).stream().filter(c -> c.getLocalName().equals(kind)).findFirst();
    }

    /** Kind of what an event waits for or brings about, {@code timerEventDefinition}; empty for a plain event. */
    String trigger() {
      List<String> all = children(element).stream().map(Element::getLocalName)
          .filter(kind -> kind.endsWith("EventDefinition") || kind.equals("eventDefinitionRef")).toList();
      if (all.size() > 1) {
        return "multiple";
      }
      return all.isEmpty() ? "" : all.get(0);
    }

    /** What the flow comes from. */
    Optional<Item> source() {
      return Optional.ofNullable(all.get(attribute("sourceRef"))).map(source -> new Item(source, all));
    }

    String multiplicity() {
      if (child("standardLoopCharacteristics").isPresent()) {
        return "loop";
      }
      return child("multiInstanceLoopCharacteristics")
          .map(m -> m.getAttribute("isSequential").equals("true") ? "sequential" : "parallel").orElse("");
    }
  }

  static BpmnDiagram of(byte[] bpmn) {
    Document document = parse(bpmn);
    Map<String, Element> byId = new HashMap<>();
    for (Element element : elements(document, BPMN, "*")) {
      if (element.hasAttribute("id")) {
        byId.put(element.getAttribute("id"), element);
      }
    }
    List<Plane> planes = elements(document, BPMNDI, "BPMNPlane").stream().map(plane -> plane(plane, byId)).toList();
    String name = elements(document, BPMN, "process").stream().findFirst()
        .map(p -> p.getAttribute("name").isBlank() ? p.getAttribute("id") : p.getAttribute("name").strip()).orElse("");
    return new BpmnDiagram(name, planes);
  }

  private static Plane plane(Element plane, Map<String, Element> byId) {
    List<Shape> shapes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (Element drawn : children(plane)) {
      Element shown = byId.get(drawn.getAttribute("bpmnElement"));
      if (shown == null) {
        continue;
      }
      Item item = new Item(shown, byId);
      Box label = first(drawn, BPMNDI, "BPMNLabel").flatMap(l -> first(l, DC, "Bounds")).map(BpmnDiagram::box)
          .orElse(null);
      if (drawn.getLocalName().equals("BPMNShape")) {
        Box bounds = first(drawn, DC, "Bounds").map(BpmnDiagram::box).orElseThrow(() -> new IllegalArgumentException(
            "The shape of %s has no bounds: place it in the Modeler and save the model again.".formatted(item.id())));
        shapes.add(new Shape(item, bounds, drawn.getAttribute("isExpanded").equals("true"),
            drawn.getAttribute("isMarkerVisible").equals("true"), !drawn.getAttribute("isHorizontal").equals("false"),
            label));
      } else {
        List<Point> points = children(drawn).stream()
            .filter(c -> DI.equals(c.getNamespaceURI()) && c.getLocalName().equals("waypoint"))
            .map(w -> new Point(number(w, "x"), number(w, "y"))).toList();
        if (points.size() > 1) {
          edges.add(new Edge(item, points, label));
        }
      }
    }
    return new Plane(plane.getAttribute("bpmnElement"), List.copyOf(shapes), List.copyOf(edges));
  }

  private static Document parse(byte[] bpmn) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      // a model never needs a document type, and so can't reach for a file or grow without end
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      // who calls gets the exception; nothing is written to the terminal
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bpmn));
    } catch (SAXException | IOException e) {
      throw new IllegalArgumentException("This is no BPMN model that can be read: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Element> elements(Document document, String namespace, String name) {
    NodeList found = document.getElementsByTagNameNS(namespace, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static Optional<Element> first(Element parent, String namespace, String name) {
    return children(parent).stream()
        .filter(c -> namespace.equals(c.getNamespaceURI()) && c.getLocalName().equals(name)).findFirst();
  }

  private static Box box(Element bounds) {
    return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
  }

  private static double number(Element element, String attribute) {
    try {
      return Double.parseDouble(element.getAttribute(attribute));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The drawing has %s=\"%s\" where a number must be."
          .formatted(attribute, element.getAttribute(attribute)), e);
    }
  }
}
