package io.dueprocess.casefile.export;

import io.dueprocess.casefile.export.BpmnDiagram.Box;

/** The small signs of BPMN, drawn with few lines around a middle or in a corner. */
final class Symbols {

  private final Svg svg;

  Symbols(Svg svg) {
    this.svg = svg;
  }

  /** What kind of work a task is, in its upper left corner; nothing for a plain one. */
  void task(String kind, double x, double y, String colour) {
    open(x, y, colour, 1.2);
    switch (kind) {
      case "userTask" -> {
        path("M3,17 v-3.5 a5.5,5 0 0 1 11,0 v3.5 z", "white");
        circle(8.5, 5.5, 3.6, "white");
        path("M4.9,5.5 a3.6,3.6 0 0 1 7.2,0 q-3,-1.6 -7.2,0 z", colour);
      }
      case "serviceTask" -> {
        path(gear(9, 9, 7.5, 5.4, 8), "white");
        circle(9, 9, 2.4, "white");
      }
      case "sendTask" -> envelope(9, 9, 14, 10, colour, true);
      case "receiveTask" -> envelope(9, 9, 14, 10, colour, false);
      case "scriptTask" ->
          path("M5,3 h10 q-4,3.5 0,7 t-2,6 h-10 q4,-3 0,-6.5 t2,-6.5 z M6,6 h5 M7,9 h6 M7,12 h6", "white");
      case "businessRuleTask" -> {
        path("M2,4 h14 v11 h-14 z M2,11.2 h14 M6.5,7.5 v7.5", "white");
        path("M2,4 h14 v3.5 h-14 z", colour);
      }
      case "manualTask" ->
          path("M2,8 l5,-4.5 h2.5 l-2,3 h8 v2 h-5 h6 v2 h-6 h5.5 v2 h-5.5 h4 v2 h-8 q-4,0 -4.5,-6.5 z", "white");
      default -> { }
    }
    svg.close();
  }

  /** What an event waits for or, filled, brings about. */
  void trigger(String kind, Box event, boolean brings, String colour) {
    String fill = brings ? colour : "white";
    String line = brings ? "white" : colour;
    open(event.centerX(), event.centerY(), colour, 1.3);
    switch (kind) {
      case "timerEventDefinition" -> {
        circle(0, 0, 10, "white");
        path("M0,-10 v2.5 M0,10 v-2.5 M-10,0 h2.5 M10,0 h-2.5 M0.8,-6.5 L0,0 L5,1.2", "none");
      }
      case "messageEventDefinition" -> svg.draw("path",
          "d", "M-8,-5.5 h16 v11 h-16 z M-8,-5.5 L0,1 L8,-5.5", "fill", fill, "stroke", brings ? line : null);
      case "errorEventDefinition" -> path("M-8,7 L-3.5,-7 L3,2.5 L8,-7 L3.5,7.5 L-3,-1.5 z", fill);
      case "linkEventDefinition" -> path("M-9,-3.5 h9 v-4 L9,0 L0,7.5 v-4 h-9 z", fill);
      case "signalEventDefinition" -> path("M0,-8.5 L8.5,6 h-17 z", fill);
      case "escalationEventDefinition" -> path("M0,-9 L6.5,8 L0,1 L-6.5,8 z", fill);
      case "compensateEventDefinition" -> path("M-9,0 l8,-6 v12 z M-1,0 l8,-6 v12 z", fill);
      case "cancelEventDefinition" ->
          path("M-7,-9 L0,-2.5 L7,-9 L9,-7 L2.5,0 L9,7 L7,9 L0,2.5 L-7,9 L-9,7 L-2.5,0 L-9,-7 z", fill);
      case "terminateEventDefinition" -> circle(0, 0, 9, colour);
      case "conditionalEventDefinition" ->
          path("M-7,-8.5 h14 v17 h-14 z M-5,-5 h10 M-5,-1.7 h10 M-5,1.7 h10 M-5,5 h10", "white");
      case "multiple", "eventDefinitionRef" -> path("M0,-9 L9,-2.5 L5.5,8 h-11 L-9,-2.5 z", fill);
      default -> { }
    }
    svg.close();
  }

  /** How a gateway decides. */
  void gateway(String kind, Box gateway, boolean markerVisible, String colour) {
    open(gateway.centerX(), gateway.centerY(), colour, 1.3);
    switch (kind) {
      case "exclusiveGateway" -> {
        if (markerVisible) {
          svg.draw("path", "d", "M-6.5,-8.5 L6.5,8.5 M6.5,-8.5 L-6.5,8.5", "fill", "none", "stroke-width", 4);
        }
      }
      case "parallelGateway" -> svg.draw("path", "d", "M0,-12 v24 M-12,0 h24", "fill", "none", "stroke-width", 3.6);
      case "inclusiveGateway" -> svg.draw("circle", "r", 11.5, "fill", "none", "stroke-width", 2.8);
      case "complexGateway" ->
          svg.draw("path", "d", "M0,-12 v24 M-12,0 h24 M-8.5,-8.5 l17,17 M8.5,-8.5 l-17,17", "fill", "none",
              "stroke-width", 3);
      case "eventBasedGateway" -> {
        circle(0, 0, 13.5, "none");
        circle(0, 0, 11, "none");
        path("M0,-7 L7,-2 L4.3,6 h-8.6 L-7,-2 z", "none");
      }
      default -> { }
    }
    svg.close();
  }

  /** One sign at the foot of an activity, around this middle. */
  void foot(String kind, double x, double y, String colour) {
    open(x, y, colour, 1.3);
    switch (kind) {
      case "collapsed" -> path("M-7,-7 h14 v14 h-14 z M0,-4.5 v9 M-4.5,0 h9", "white");
      case "parallel" -> path("M-5,-6 v12 M0,-6 v12 M5,-6 v12", "none");
      case "sequential" -> path("M-6,-5 h12 M-6,0 h12 M-6,5 h12", "none");
      case "loop" -> path("M-3,5.5 A6,6 0 1 1 3,5.5 M-3,5.5 h-5 M-3,5.5 v-5", "none");
      case "adHoc" -> path("M-7,1 q3.5,-6 7,-1 t7,-1 v2.5 q-3.5,6 -7,1 t-7,1 z", colour);
      case "compensation" -> path("M-8,0 l7,-5 v10 z M-1,0 l7,-5 v10 z", "none");
      default -> { }
    }
    svg.close();
  }

  private void envelope(double x, double y, double width, double height, String colour, boolean filled) {
    double left = x - width / 2;
    double top = y - height / 2;
    String outline = "M%1$s,%2$s h%3$s v%4$s h-%3$s z M%1$s,%2$s L%5$s,%6$s L%7$s,%2$s".formatted(Svg.number(left),
        Svg.number(top), Svg.number(width), Svg.number(height), Svg.number(x), Svg.number(y + 1),
        Svg.number(left + width));
    svg.draw("path", "d", outline, "fill", filled ? colour : "white", "stroke", filled ? "white" : null);
  }

  private static String gear(double x, double y, double outer, double inner, int teeth) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < teeth; i++) {
      double[][] corners = {{inner, -0.30}, {outer, -0.18}, {outer, 0.18}, {inner, 0.30}};
      for (double[] corner : corners) {
        double angle = 2 * Math.PI * i / teeth + corner[1];
        path.append(path.isEmpty() ? "M" : " L").append(Svg.number(x + corner[0] * StrictMath.cos(angle)))
            .append(',').append(Svg.number(y + corner[0] * StrictMath.sin(angle)));
      }
    }
    return path.append(" z").toString();
  }

  private void open(double x, double y, String colour, double width) {
    svg.open("g", "transform", "translate(%s,%s)".formatted(Svg.number(x), Svg.number(y)), "stroke", colour,
        "stroke-width", width, "stroke-linejoin", "round");
  }

  private void path(String d, String fill) {
    svg.draw("path", "d", d, "fill", fill);
  }

  private void circle(double x, double y, double radius, String fill) {
    svg.draw("circle", "cx", x, "cy", y, "r", radius, "fill", fill);
  }
}
