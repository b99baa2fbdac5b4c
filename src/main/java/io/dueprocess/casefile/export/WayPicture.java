package io.dueprocess.casefile.export;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.export.BpmnDiagram.Box;
import io.dueprocess.casefile.export.BpmnDiagram.Edge;
import io.dueprocess.casefile.export.BpmnDiagram.Item;
import io.dueprocess.casefile.export.BpmnDiagram.Plane;
import io.dueprocess.casefile.export.BpmnDiagram.Point;
import io.dueprocess.casefile.export.BpmnDiagram.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The picture of the way that a case took through a model, placed as its modeller placed it: what was passed stands
 * out, with a count where it was passed more than once, the rest is pale. SVG that stands alone, the same on every
 * machine.
 */
public final class WayPicture {

  static final String STRONG = "#0b4f9e";
  static final String STRONG_FILL = "#e1edfb";
  static final String STRONG_TEXT = "#13233a";
  static final String PALE = "#b3bac5";
  /** Dark enough to be read on white. */
  static final String PALE_TEXT = "#6a7280";

  private static final double MARGIN = 20;
  private static final double HEADER = 74;
  private static final double TASK_TEXT = 12;
  private static final double LABEL_TEXT = 11;
  private static final double LABEL_WIDTH = 90;
  private static final double SMALLEST_TEXT = 8;
  private static final double BADGE_HEIGHT = 13;
  private static final double BADGE_TEXT = 9;
  private static final double POOL_NAME = 30;
  private static final double ARROW = 10;

  private static final Set<String> TASKS = Set.of("task", "userTask", "serviceTask", "sendTask", "receiveTask",
      "scriptTask", "businessRuleTask", "manualTask", "callActivity");
  private static final Set<String> SUBPROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");
  private static final Set<String> EVENTS =
      Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");
  private static final Set<String> GATEWAYS = Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway",
      "eventBasedGateway", "complexGateway");
  private static final Set<String> DATA = Set.of("dataObjectReference", "dataObject", "dataInput", "dataOutput");
  private static final Set<String> POOLS = Set.of("participant", "lane");

  private final CaseId id;
  private final Way way;
  private final BpmnDiagram diagram;
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final List<Badge> badges = new ArrayList<>();

  private Svg svg;
  private Symbols symbols;

  private WayPicture(CaseId id, Way way, BpmnDiagram diagram) {
    this.id = id;
    this.way = way;
    this.diagram = diagram;
    oneBelowTheOther(diagram.planes());
    shapes.forEach(this::label);
    edges.forEach(this::label);
    shapes.forEach(this::badge);
    edges.forEach(this::badge);
  }

  /**
   * Draws the way. An element of a kind that BPMN has and this class does not know is drawn as a box with a broken
   * line that bears the name of its kind; its group has the class {@code unknown}.
   *
   * @param bpmn the model with its drawing (BPMN DI)
   */
  public static String of(CaseId id, Way way, byte[] bpmn) {
    return new WayPicture(id, way, BpmnDiagram.of(bpmn)).paint();
  }

  /** Text beside an element or a flow; y is the middle of its first line. */
  private record Label(Item item, List<String> lines, double x, double y, double size, String anchor) {

    Box box() {
      double width = lines.stream().mapToDouble(line -> Lettering.width(line, size)).max().orElse(0);
      double left = anchor.equals("middle") ? x - width / 2 : x;
      double height = size * Svg.LINE;
      return new Box(left, y - height / 2, width, height * lines.size());
    }
  }

  private record Badge(String text, Box box, boolean flow) {}

  // ---- where everything stands

  /** A collapsed subprocess may have a sheet of its own: it follows below. */
  private void oneBelowTheOther(List<Plane> planes) {
    double top = 0;
    for (Plane plane : planes) {
      if (plane.shapes().isEmpty()) {
        continue;
      }
      double down = shapes.isEmpty() ? 0 : top - extent(plane.shapes(), plane.edges()).y();
      plane.shapes().forEach(s -> shapes.add(new Shape(s.item(), moved(s.bounds(), down), s.expanded(),
          s.markerVisible(), s.horizontal(), moved(s.label(), down))));
      plane.edges().forEach(e -> edges.add(new Edge(e.item(),
          e.points().stream().map(p -> new Point(p.x(), p.y() + down)).toList(), moved(e.label(), down))));
      top = extent(shapes, edges).bottom() + 3 * MARGIN;
    }
  }

  private static Box moved(Box box, double down) {
    return box == null ? null : new Box(box.x(), box.y() + down, box.width(), box.height());
  }

  private static Box extent(List<Shape> shapes, List<Edge> edges) {
    return around(
        Stream.concat(shapes.stream().flatMap(s -> Stream.of(s.bounds(), s.label() == null ? s.bounds() : s.label())),
            edges.stream().flatMap(e -> Stream.concat(e.points().stream().map(p -> new Box(p.x(), p.y(), 0, 0)),
                Stream.ofNullable(e.label())))).toList());
  }

  private static Box around(List<Box> boxes) {
    double left = boxes.stream().mapToDouble(Box::x).min().orElse(0);
    double top = boxes.stream().mapToDouble(Box::y).min().orElse(0);
    double right = boxes.stream().mapToDouble(Box::right).max().orElse(0);
    double bottom = boxes.stream().mapToDouble(Box::bottom).max().orElse(0);
    return new Box(left, top, right - left, bottom - top);
  }

  private void label(Shape shape) {
    Item item = shape.item();
    String kind = item.kind();
    Box b = shape.bounds();
    if (item.name().isEmpty() && known(kind)) {
      return;
    }
    if (TASKS.contains(kind) || SUBPROCESSES.contains(kind) && !shape.expanded() || !known(kind)) {
      inside(shape);
    } else if (SUBPROCESSES.contains(kind)) {
      labels.add(new Label(item, Lettering.wrap(item.name(), b.width() - 10, TASK_TEXT, 1), b.centerX(), b.y() + 14,
          TASK_TEXT, "middle"));
    } else if (kind.equals("textAnnotation")) {
      double size = TASK_TEXT;
      int lines = (int) Math.max(1, (b.height() - 6) / (size * Svg.LINE));
      labels.add(new Label(item, Lettering.wrap(item.name(), b.width() - 8, size, lines), b.x() + 7,
          b.y() + 5 + size * Svg.LINE / 2, size, "start"));
    } else if (!POOLS.contains(kind)) {
      beside(item, shape.label() != null ? shape.label()
          : new Box(b.centerX() - LABEL_WIDTH / 2, b.bottom() + 5, LABEL_WIDTH, 14));
    }
  }

  private void label(Edge edge) {
    if (edge.item().name().isEmpty()) {
      return;
    }
    Point middle = along(edge.points(), 0.5);
    beside(edge.item(), edge.label() != null ? edge.label()
        : new Box(middle.x() - LABEL_WIDTH / 2, middle.y() - 18, LABEL_WIDTH, 14));
  }

  /** At the place that the modeller chose, no wider than there, or than its longest word. */
  private void beside(Item item, Box place) {
    // the Modeler measured with another font
    double width = Math.max(place.width() + 2, Math.min(longestWord(item.name(), LABEL_TEXT), LABEL_WIDTH));
    labels.add(new Label(item, Lettering.wrap(item.name(), width, LABEL_TEXT), place.centerX(),
        place.y() + LABEL_TEXT * Svg.LINE / 2, LABEL_TEXT, "middle"));
  }

  private static double longestWord(String text, double size) {
    return Stream.of(text.split(" ")).mapToDouble(word -> Lettering.width(word, size)).max().orElse(0);
  }

  /** In the middle of an activity, clear of the signs in its corner and at its foot, smaller where it has to be. */
  private void inside(Shape shape) {
    Item item = shape.item();
    Box b = shape.bounds();
    String name = known(item.kind()) ? item.name() : (item.kind() + " " + item.name()).strip();
    double top = b.y() + (TASKS.contains(item.kind()) && hasCornerSign(item.kind()) ? 22 : 5);
    double bottom = b.bottom() - (feet(shape).isEmpty() ? 5 : 22);
    double size = TASK_TEXT;
    List<String> lines = Lettering.wrap(name, b.width() - 10, size);
    while (size > SMALLEST_TEXT
        && (lines.size() * size * Svg.LINE > bottom - top || longestWord(name, size) > b.width() - 10)) {
      size--;
      lines = Lettering.wrap(name, b.width() - 10, size);
    }
    lines = Lettering.wrap(name, b.width() - 10, size, (int) Math.max(1, (bottom - top) / (size * Svg.LINE)));
    double height = lines.size() * size * Svg.LINE;
    double begin = Math.max(top, Math.min(b.centerY() - height / 2, bottom - height));
    labels.add(new Label(item, lines, b.centerX(), begin + size * Svg.LINE / 2, size, "middle"));
  }

  private void badge(Shape shape) {
    String text = count(shape.item());
    if (text.isEmpty()) {
      return;
    }
    Box b = shape.bounds();
    double out = TASKS.contains(shape.item().kind()) || SUBPROCESSES.contains(shape.item().kind()) ? -8 : 2;
    List<Point> corners = List.of(new Point(b.right() + out, b.y()), new Point(b.right() + out, b.bottom()),
        new Point(b.x() - out, b.bottom()), new Point(b.x() - out, b.y()));
    Box place = corners.stream().map(corner -> badgeBox(text, corner)).filter(box -> isFree(box, shape)).findFirst()
        .orElseGet(() -> badgeBox(text, corners.get(0)));
    badges.add(new Badge(text, place, false));
  }

  /** On its line, where it covers nothing else; where there is no such place, only the title tells the count. */
  private void badge(Edge edge) {
    String text = count(edge.item());
    if (text.isEmpty()) {
      return;
    }
    // from the middle to both ends
    List<Box> free = IntStream.range(0, 37).mapToObj(i -> 0.5 + (i % 2 == 0 ? -i : i + 1) / 2 * 0.025)
        .map(share -> badgeBox(text, along(edge.points(), share))).filter(box -> isFree(box, null)).toList();
    free.stream().filter(box -> edges.stream().noneMatch(other -> other != edge && touches(other, box))).findFirst()
        .or(() -> free.stream().findFirst())
        .ifPresent(box -> badges.add(new Badge(text, box, true)));
  }

  private String count(Item item) {
    int times = isPassable(item.kind()) ? way.times(item.id()) : 0;
    return times > 1 ? times + "×" : "";
  }

  private static Box badgeBox(String text, Point middle) {
    double width = Lettering.width(text, BADGE_TEXT) + 8;
    return new Box(middle.x() - width / 2, middle.y() - BADGE_HEIGHT / 2, width, BADGE_HEIGHT);
  }

  private boolean isFree(Box box, Shape own) {
    return labels.stream().noneMatch(label -> label.box().meets(box))
        && badges.stream().noneMatch(badge -> badge.box().meets(box.inset(-1)))
        && shapes.stream().noneMatch(shape -> shape != own && !isContainer(shape) && shape.bounds().meets(box));
  }

  private static boolean touches(Edge edge, Box box) {
    List<Point> points = edge.points();
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      // lines of a model run straight up or across but for a few; a slanting one keeps its whole box
      Box line =
          new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
      if (line.inset(-0.5).meets(box)) {
        return true;
      }
    }
    return false;
  }

  /** A point on the line, its arrow not counted. */
  private static Point along(List<Point> points, double share) {
    double left = Math.max(0, length(points) - ARROW) * share;
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      double length = distance(a, b);
      if (left <= length && length > 0) {
        return towards(a, b, left);
      }
      left -= length;
    }
    return points.get(points.size() - 1);
  }

  private static double length(List<Point> points) {
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      length += distance(points.get(i - 1), points.get(i));
    }
    return length;
  }

  private static double distance(Point a, Point b) {
    return Math.sqrt((a.x() - b.x()) * (a.x() - b.x()) + (a.y() - b.y()) * (a.y() - b.y()));
  }

  private static Point towards(Point from, Point to, double by) {
    double length = distance(from, to);
    return length == 0 ? from
        : new Point(from.x() + (to.x() - from.x()) * by / length, from.y() + (to.y() - from.y()) * by / length);
  }

  // ---- painting

  private String paint() {
    List<Box> all = new ArrayList<>(List.of(extent(shapes, edges)));
    labels.forEach(label -> all.add(label.box()));
    badges.forEach(badge -> all.add(badge.box()));
    Box drawn = around(all);
    Header header = new Header();
    double left = drawn.x() - MARGIN;
    double top = drawn.y() - MARGIN - HEADER;
    double width = Math.max(drawn.width(), header.width()) + 2 * MARGIN;
    double height = drawn.height() + HEADER + 2 * MARGIN;
    svg = new Svg(left, top, width, height);
    symbols = new Symbols(svg);
    svg.write("title", "The way of case %s through %s, version %d".formatted(id.value(), way.model(), way.version()));
    svg.draw("rect", "x", left, "y", top, "width", width, "height", height, "fill", "white");
    header.paint(drawn.x(), top + MARGIN);
    shapes.stream().filter(WayPicture::isContainer).forEach(this::paint);
    // what was passed lies above what was not, where lines share a piece of their way
    edges.stream().sorted(Comparator.comparing(edge -> passed(edge.item()))).forEach(this::paint);
    shapes.stream().filter(shape -> !isContainer(shape))
        .sorted(Comparator.comparing(shape -> shape.item().kind().equals("boundaryEvent"))).forEach(this::paint);
    labels.forEach(label -> svg.open("g", "class", "label")
        .lines(label.lines(), label.x(), label.y(), label.size(), textColour(label.item()), label.anchor()).close());
    badges.forEach(this::paint);
    return svg.end();
  }

  private boolean passed(Item item) {
    return way.times(item.id()) > 0 || way.unclear().contains(item.id());
  }

  private String colour(Item item) {
    return passed(item) ? STRONG : PALE;
  }

  private String textColour(Item item) {
    return passed(item) || !isPassable(item.kind()) ? STRONG_TEXT : PALE_TEXT;
  }

  /** Pools, notes and data are neither passed nor left out. */
  private static boolean isPassable(String kind) {
    return TASKS.contains(kind) || SUBPROCESSES.contains(kind) || EVENTS.contains(kind) || GATEWAYS.contains(kind)
        || kind.equals("sequenceFlow");
  }

  private static boolean known(String kind) {
    return isPassable(kind) || POOLS.contains(kind) || DATA.contains(kind)
        || Set.of("textAnnotation", "group", "dataStoreReference").contains(kind);
  }

  private static boolean isContainer(Shape shape) {
    return POOLS.contains(shape.item().kind()) || SUBPROCESSES.contains(shape.item().kind()) && shape.expanded()
        || shape.item().kind().equals("group");
  }

  private static boolean hasCornerSign(String kind) {
    return !Set.of("task", "callActivity").contains(kind);
  }

  private void open(Item item, String more) {
    String state = !isPassable(item.kind()) ? ""
        : way.unclear().contains(item.id()) ? " unclear" : way.times(item.id()) > 0 ? " passed" : " not-passed";
    svg.open("g", "id", item.id(), "class", item.kind() + state + more);
    int times = way.times(item.id());
    String name = item.name().isEmpty() ? item.id() : item.name();
    svg.write("title", name + (times == 0 ? "" : times == 1 ? ": passed once" : ": passed %d times".formatted(times)));
  }

  private void paint(Shape shape) {
    String kind = shape.item().kind();
    if (TASKS.contains(kind) || SUBPROCESSES.contains(kind)) {
      activity(shape);
    } else if (EVENTS.contains(kind)) {
      event(shape);
    } else if (GATEWAYS.contains(kind)) {
      gateway(shape);
    } else if (POOLS.contains(kind)) {
      pool(shape);
    } else {
      artifact(shape);
    }
  }

  private void activity(Shape shape) {
    Item item = shape.item();
    String kind = item.kind();
    Box b = shape.bounds();
    String colour = colour(item);
    boolean expanded = SUBPROCESSES.contains(kind) && shape.expanded();
    double line = kind.equals("callActivity") ? 4.5 : passed(item) ? 2.4 : 1.6;
    open(item, "");
    svg.draw("rect", "x", b.x(), "y", b.y(), "width", b.width(), "height", b.height(), "rx", 10, "ry", 10,
        "fill", passed(item) && !expanded ? STRONG_FILL : "white", "stroke", colour, "stroke-width", line,
        "stroke-dasharray", item.is("triggeredByEvent") ? "2,4" : null);
    if (kind.equals("transaction")) {
      Box inner = b.inset(3.5);
      svg.draw("rect", "x", inner.x(), "y", inner.y(), "width", inner.width(), "height", inner.height(), "rx", 7,
          "ry", 7, "fill", "none", "stroke", colour, "stroke-width", line);
    }
    if (TASKS.contains(kind) && hasCornerSign(kind)) {
      symbols.task(kind, b.x() + 4, b.y() + 4, colour);
    }
    List<String> feet = feet(shape);
    for (int i = 0; i < feet.size(); i++) {
      symbols.foot(feet.get(i), b.centerX() + (i - (feet.size() - 1) / 2.0) * 18, b.bottom() - 12, colour);
    }
    svg.close();
  }

  private static List<String> feet(Shape shape) {
    Item item = shape.item();
    String kind = item.kind();
    List<String> feet = new ArrayList<>();
    if (!item.multiplicity().isEmpty()) {
      feet.add(item.multiplicity());
    }
    if (item.is("isForCompensation")) {
      feet.add("compensation");
    }
    if (kind.equals("callActivity") || SUBPROCESSES.contains(kind) && !shape.expanded()) {
      feet.add("collapsed");
    }
    if (kind.equals("adHocSubProcess")) {
      feet.add("adHoc");
    }
    return feet;
  }

  private void event(Shape shape) {
    Item item = shape.item();
    Box b = shape.bounds();
    String kind = item.kind();
    String colour = colour(item);
    double radius = b.width() / 2;
    boolean goesOnBeside = kind.equals("boundaryEvent") && !item.isUnlessDenied("cancelActivity")
        || kind.equals("startEvent") && !item.isUnlessDenied("isInterrupting");
    String dashes = goesOnBeside ? "4,3" : null;
    String fill = passed(item) ? STRONG_FILL : "white";
    open(item, "");
    svg.draw("circle", "cx", b.centerX(), "cy", b.centerY(), "r", radius, "fill", fill, "stroke", colour,
        "stroke-width", kind.equals("endEvent") ? 4 : 1.8, "stroke-dasharray", dashes);
    if (!kind.equals("startEvent") && !kind.equals("endEvent")) {
      svg.draw("circle", "cx", b.centerX(), "cy", b.centerY(), "r", radius - 3.5, "fill", fill, "stroke", colour,
          "stroke-width", 1.6, "stroke-dasharray", dashes);
    }
    symbols.trigger(item.trigger(), b, kind.equals("endEvent") || kind.equals("intermediateThrowEvent"), colour);
    svg.close();
  }

  private void gateway(Shape shape) {
    Item item = shape.item();
    Box b = shape.bounds();
    open(item, "");
    svg.draw("path", "d", "M%s,%s L%s,%s L%s,%s L%s,%s z".formatted(n(b.centerX()), n(b.y()), n(b.right()),
            n(b.centerY()), n(b.centerX()), n(b.bottom()), n(b.x()), n(b.centerY())),
        "fill", passed(item) ? STRONG_FILL : "white", "stroke", colour(item), "stroke-width", passed(item) ? 2.2 : 1.6);
    symbols.gateway(item.kind(), b, shape.markerVisible(), colour(item));
    svg.close();
  }

  private void pool(Shape shape) {
    Item item = shape.item();
    Box b = shape.bounds();
    boolean pool = item.kind().equals("participant");
    boolean open = !pool || !item.attribute("processRef").isEmpty();
    open(item, "");
    svg.draw("rect", "x", b.x(), "y", b.y(), "width", b.width(), "height", b.height(), "fill", "white",
        "stroke", PALE_TEXT, "stroke-width", 1.4);
    if (pool && open) {
      double x = shape.horizontal() ? b.x() + POOL_NAME : b.x();
      double y = shape.horizontal() ? b.y() : b.y() + POOL_NAME;
      svg.draw("path", "d",
          "M%s,%s %s".formatted(n(x), n(y), shape.horizontal() ? "v" + n(b.height()) : "h" + n(b.width())),
          "fill", "none", "stroke", PALE_TEXT, "stroke-width", 1.4);
    }
    if (!item.name().isEmpty()) {
      boolean upright = open && shape.horizontal();
      List<String> lines =
          Lettering.wrap(item.name(), (upright ? b.height() : b.width()) - 10, TASK_TEXT, open ? 2 : 3);
      double middleX = upright ? b.x() + POOL_NAME / 2 : b.centerX();
      double middleY = open && !upright ? b.y() + POOL_NAME / 2 : b.centerY();
      svg.open("g", "transform", "translate(%s,%s)%s".formatted(n(middleX), n(middleY), upright ? " rotate(-90)" : ""))
          .lines(lines, 0, -(lines.size() - 1) * TASK_TEXT * Svg.LINE / 2, TASK_TEXT, STRONG_TEXT, "middle").close();
    }
    svg.close();
  }

  private void artifact(Shape shape) {
    Item item = shape.item();
    String kind = item.kind();
    Box b = shape.bounds();
    open(item, known(kind) ? "" : " unknown");
    switch (kind) {
      case "textAnnotation" ->
          svg.draw("path", "d", "M%s,%s h-10 v%s h10".formatted(n(b.x() + 10), n(b.y()), n(b.height())),
              "fill", "none", "stroke", PALE_TEXT, "stroke-width", 1.4);
      case "group" -> svg.draw("rect", "x", b.x(), "y", b.y(), "width", b.width(), "height", b.height(), "rx", 10,
          "ry", 10, "fill", "none", "stroke", PALE_TEXT, "stroke-width", 1.4, "stroke-dasharray", "10,4,2,4");
      case "dataObjectReference", "dataObject", "dataInput", "dataOutput" -> {
        double fold = Math.min(10, b.width() / 3);
        svg.draw("path", "d", "M%1$s,%2$s h%3$s l%4$s,%4$s v%5$s h-%6$s z M%7$s,%2$s v%4$s h%4$s".formatted(n(b.x()),
                n(b.y()), n(b.width() - fold), n(fold), n(b.height() - fold), n(b.width()), n(b.right() - fold)),
            "fill", "white", "stroke", PALE_TEXT, "stroke-width", 1.4);
      }
      case "dataStoreReference" -> {
        double half = b.width() / 2;
        double bow = Math.min(8, b.height() / 5);
        svg.draw("path", "d",
            "M%1$s,%2$s a%3$s,%4$s 0 0 1 %5$s,0 v%6$s a%3$s,%4$s 0 0 1 -%5$s,0 z a%3$s,%4$s 0 0 0 %5$s,0"
                .formatted(n(b.x()), n(b.y() + bow), n(half), n(bow), n(b.width()), n(b.height() - 2 * bow)),
            "fill", "white", "stroke", PALE_TEXT, "stroke-width", 1.4);
      }
      default -> svg.draw("rect", "x", b.x(), "y", b.y(), "width", b.width(), "height", b.height(), "fill", "white",
          "stroke", PALE_TEXT, "stroke-width", 1.4, "stroke-dasharray", "6,4");
    }
    svg.close();
  }

  private void paint(Edge edge) {
    Item item = edge.item();
    boolean sequence = item.kind().equals("sequenceFlow");
    String colour = sequence ? colour(item) : PALE_TEXT;
    double line = sequence && passed(item) ? 2.6 : 1.6;
    String dashes = switch (item.kind()) {
      case "sequenceFlow" -> way.unclear().contains(item.id()) ? "7,4" : null;
      case "messageFlow" -> "8,5";
      default -> "1,5";
    };
    List<Point> points = edge.points();
    Point end = points.get(points.size() - 1);
    open(item, "");
    svg.draw("path", "d", path(edge, sequence ? 4 : 0), "fill", "none", "stroke", colour, "stroke-width", line,
        "stroke-linejoin", "round", "stroke-dasharray", dashes);
    Point before = points.get(points.size() - 2);
    if (sequence) {
      svg.draw("path", "d", arrow(before, end, true), "fill", colour);
      start(edge, colour, line);
    } else if (!item.kind().equals("association")
        || Set.of("One", "Both").contains(item.attribute("associationDirection"))) {
      svg.draw("path", "d", arrow(before, end, false), "fill", "none", "stroke", colour, "stroke-width", 1.4);
    }
    if (item.kind().equals("messageFlow")) {
      svg.draw("circle", "cx", points.get(0).x(), "cy", points.get(0).y(), "r", 4, "fill", "white", "stroke", colour,
          "stroke-width", 1.4);
    }
    svg.close();
  }

  /** The stroke of a default flow; the diamond of a condition that no gateway asks. */
  private void start(Edge edge, String colour, double line) {
    Item flow = edge.item();
    Item source = flow.source().orElse(null);
    if (source == null) {
      return;
    }
    Point at = edge.points().get(0);
    Point to = edge.points().get(1);
    if (source.attribute("default").equals(flow.id())) {
      Point cross = towards(at, to, 10);
      Point ahead = towards(at, to, 13);
      double dx = (ahead.x() - cross.x()) / 3;
      double dy = (ahead.y() - cross.y()) / 3;
      svg.draw("path", "d", "M%s,%s L%s,%s".formatted(n(cross.x() - 3 * dx + 5 * dy), n(cross.y() - 3 * dy - 5 * dx),
          n(cross.x() + 3 * dx - 5 * dy), n(cross.y() + 3 * dy + 5 * dx)), "stroke", colour, "stroke-width", line);
    } else if (flow.child("conditionExpression").isPresent() && !GATEWAYS.contains(source.kind())) {
      Point middle = towards(at, to, 8);
      Point far = towards(at, to, 16);
      double dx = (middle.x() - at.x()) / 8 * 4.5;
      double dy = (middle.y() - at.y()) / 8 * 4.5;
      svg.draw("path", "d", "M%s,%s L%s,%s L%s,%s L%s,%s z".formatted(n(at.x()), n(at.y()), n(middle.x() - dy),
              n(middle.y() + dx), n(far.x()), n(far.y()), n(middle.x() + dy), n(middle.y() - dx)),
          "fill", "white", "stroke", colour, "stroke-width", 1.4);
    }
  }

  /** The line with round corners; it ends short of its arrow's point. */
  private static String path(Edge edge, double shortOf) {
    List<Point> points = edge.points();
    StringBuilder path = new StringBuilder("M").append(at(points.get(0)));
    for (int i = 1; i < points.size() - 1; i++) {
      Point before = points.get(i - 1);
      Point corner = points.get(i);
      Point after = points.get(i + 1);
      double radius = Math.min(5, Math.min(distance(before, corner), distance(corner, after)) / 2);
      path.append(" L").append(at(towards(corner, before, radius)))
          .append(" Q").append(at(corner)).append(' ').append(at(towards(corner, after, radius)));
    }
    Point end = points.get(points.size() - 1);
    Point before = points.get(points.size() - 2);
    return path.append(" L").append(at(towards(end, before, Math.min(shortOf, distance(end, before))))).toString();
  }

  private static String arrow(Point from, Point to, boolean closed) {
    Point back = towards(to, from, ARROW);
    double dx = (to.x() - back.x()) / ARROW * 4.5;
    double dy = (to.y() - back.y()) / ARROW * 4.5;
    return "M%s,%s L%s L%s,%s%s"
        .formatted(n(back.x() - dy), n(back.y() + dx), at(to), n(back.x() + dy), n(back.y() - dx),
            closed ? " z" : "");
  }

  private static String at(Point point) {
    return n(point.x()) + "," + n(point.y());
  }

  private static String n(double value) {
    return Svg.number(value);
  }

  private void paint(Badge badge) {
    Box b = badge.box();
    svg.open("g", "class", "badge");
    svg.draw("rect", "x", b.x(), "y", b.y(), "width", b.width(), "height", b.height(), "rx", b.height() / 2,
        "ry", b.height() / 2, "fill", badge.flow() ? "white" : STRONG, "stroke", STRONG, "stroke-width", 1.2);
    svg.lines(List.of(badge.text()), b.centerX(), b.centerY(), BADGE_TEXT, badge.flow() ? STRONG : "white", "middle");
    svg.close();
  }

  /** What is shown, and what the colours mean. */
  private final class Header {

    private static final double SIGN = 26;
    private static final double GAP = 24;

    private final String title = diagram.name();
    private final String subject =
        "The way of case %s through %s, version %d".formatted(id.value(), way.model(), way.version());
    private final List<String> signs = way.unclear().isEmpty()
        ? List.of("passed", "not passed", "passed more than once: how often")
        : List.of("passed", "not passed", "passed more than once: how often",
            "one of these was taken, it is not known which");

    double width() {
      double legend = signs.stream().mapToDouble(sign -> SIGN + 6 + Lettering.width(sign, LABEL_TEXT) + GAP).sum();
      return Math.max(legend, Math.max(Lettering.width(title, 16) * 1.1, Lettering.width(subject, TASK_TEXT)));
    }

    void paint(double x, double y) {
      svg.open("g", "class", "legend");
      svg.write("text", title, "x", x, "y", y + 12, "font-size", 16, "font-weight", "bold", "fill", STRONG_TEXT);
      svg.lines(List.of(subject), x, y + 26, TASK_TEXT, STRONG_TEXT, "start");
      double left = x;
      double middle = y + 46;
      for (int i = 0; i < signs.size(); i++) {
        sign(i, left, middle);
        svg.lines(List.of(signs.get(i)), left + SIGN + 6, middle, LABEL_TEXT, STRONG_TEXT, "start");
        left += SIGN + 6 + Lettering.width(signs.get(i), LABEL_TEXT) + GAP;
      }
      svg.close();
    }

    private void sign(int number, double x, double y) {
      switch (number) {
        case 0, 1 -> svg.draw("rect", "x", x + 1, "y", y - 8, "width", SIGN - 2, "height", 16, "rx", 4, "ry", 4,
            "fill", number == 0 ? STRONG_FILL : "white", "stroke", number == 0 ? STRONG : PALE,
            "stroke-width", number == 0 ? 2.4 : 1.6);
        case 2 -> WayPicture.this.paint(new Badge("2×", badgeBox("2×", new Point(x + SIGN / 2, y)), false));
        default -> svg.draw("path", "d", "M%s,%s h%s".formatted(n(x), n(y), n(SIGN)), "stroke", STRONG,
            "stroke-width", 2.6, "stroke-dasharray", "7,4");
      }
    }
  }
}
