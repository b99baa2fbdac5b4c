package io.dueprocess.casefile.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The content of an entry for people: every field with its label and value, none left out. */
final class ContentPart {

  private static final int LONGEST_CELL = 90;
  private static final int MOST_COLUMNS = 5;

  private final UnaryOperator<String> nameOf;

  /** @param nameOf the name that goes with a user id */
  ContentPart(UnaryOperator<String> nameOf) {
    this.nameOf = nameOf;
  }

  String of(JsonNode content) {
    var out = new StringBuilder();
    object(content, out);
    return out.toString();
  }

  private void object(JsonNode object, StringBuilder out) {
    out.append("<table class=\"facts\">");
    inOrder(object).forEach(name -> {
      if (!name.equals("basis")) {
        row(name, object.get(name), out);
      }
    });
    out.append("</table>");
    if (object.path("basis").isObject()) {
      basis(object.get("basis"), out);
    }
  }

  private static List<String> inOrder(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.sort(Labels.IN_ORDER);
    return names;
  }

  private void row(String name, JsonNode value, StringBuilder out) {
    if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
      out.append("<tr><th colspan=\"2\" class=\"list\">").append(Html.text(Labels.field(name))).append("</th></tr>")
          .append("<tr><td colspan=\"2\" class=\"list\">");
      list(name, value, out);
      out.append("</td></tr>");
      return;
    }
    out.append("<tr><th>").append(Html.text(Labels.field(name))).append("</th><td>");
    value(name, value, out);
    out.append("</td></tr>");
  }

  private void value(String name, JsonNode value, StringBuilder out) {
    if (value.isObject()) {
      if (value.isEmpty()) {
        out.append(nothing());
      } else {
        object(value, out);
      }
    } else if (value.isArray()) {
      if (value.isEmpty()) {
        out.append("<span class=\"none\">none</span>");
      } else {
        out.append("<ul>");
        value.forEach(one -> {
          out.append("<li>");
          value(name, one, out);
          out.append("</li>");
        });
        out.append("</ul>");
      }
    } else {
      out.append(scalar(name, value));
    }
  }

  private String scalar(String name, JsonNode value) {
    if (value.isNull() || value.isTextual() && value.asText().isBlank()) {
      return nothing();
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    if (value.isNumber()) {
      return figure(value);
    }
    String text = value.asText();
    if (Labels.isCoded(name)) {
      return Html.text(Labels.coded(text));
    }
    if (Labels.isTask(name)) {
      return Html.text(Labels.words(text));
    }
    if (Labels.isPerson(name)) {
      return Html.text(nameOf.apply(text));
    }
    if (name.toLowerCase(Locale.ROOT).endsWith("sha256")) {
      return Html.hash(text);
    }
    return "<span class=\"said\">" + Html.text(Words.dayOr(text)) + "</span>";
  }

  /** As it is written, without an exponent. */
  static String figure(JsonNode number) {
    return number.isIntegralNumber() ? number.asText() : number.decimalValue().toPlainString();
  }

  private static String nothing() {
    return "<span class=\"none\">–</span>";
  }

  // ---- lists of things with fields: a table where they are short, one block after the other where they are not

  private void list(String name, JsonNode list, StringBuilder out) {
    Set<String> columns = new LinkedHashSet<>();
    boolean isShort = true;
    for (JsonNode one : list) {
      for (Iterator<Map.Entry<String, JsonNode>> fields = one.fields(); fields.hasNext();) {
        Map.Entry<String, JsonNode> field = fields.next();
        columns.add(field.getKey());
        isShort &= field.getValue().isValueNode() && field.getValue().asText().length() <= LONGEST_CELL;
      }
    }
    if (isShort && columns.size() <= MOST_COLUMNS) {
      table(columns.stream().sorted(Labels.IN_ORDER).toList(), list, out);
    } else {
      blocks(name, list, out);
    }
  }

  private void table(List<String> columns, JsonNode list, StringBuilder out) {
    out.append("<table class=\"grid\"><thead><tr>");
    columns.forEach(c -> out.append("<th>").append(Html.text(Labels.field(c))).append("</th>"));
    out.append("</tr></thead><tbody>");
    list.forEach(one -> {
      out.append("<tr>");
      columns.forEach(c -> out.append("<td>").append(one.has(c) ? scalar(c, one.get(c)) : nothing()).append("</td>"));
      out.append("</tr>");
    });
    out.append("</tbody></table>");
  }

  private void blocks(String name, JsonNode list, StringBuilder out) {
    String one = Labels.oneOf(name);
    int number = 0;
    for (JsonNode item : list) {
      number++;
      out.append("<div class=\"item\"><div class=\"itemHead\">")
          .append(Html.text(one == null ? String.valueOf(number) : one + " " + number)).append("</div>");
      object(item, out);
      out.append("</div>");
    }
  }

  // ---- what a finding rests on

  private static void basis(JsonNode basis, StringBuilder out) {
    out.append("<div class=\"basis\"><div class=\"itemHead\">Why: rule ")
        .append(Html.text(basis.path("rule").asText())).append(", version ")
        .append(Html.text(basis.path("version").asText())).append("</div>");
    JsonNode reasons = basis.path("reasons");
    if (!reasons.isEmpty()) {
      out.append("<ul>");
      reasons.forEach(reason -> {
        List<String> refs = new ArrayList<>();
        reason.path("inputs").forEach(ref -> refs.add(ref.asText()));
        out.append("<li>").append(Html.text(reason.path("text").asText()))
            .append(" <span class=\"ref\">").append(Html.text(reason.path("code").asText()))
            .append(refs.isEmpty() ? "" : "; rests on " + Html.text(String.join(", ", refs))).append("</span></li>");
      });
      out.append("</ul>");
    }
    out.append("<table class=\"grid inputs\"><thead><tr><th>What the rule looked at</th><th>What it said</th></tr>")
        .append("</thead><tbody>");
    basis.path("inputs").forEach(input -> out.append("<tr><td class=\"ref\">")
        .append(Html.text(input.path("ref").asText())).append("</td><td>")
        .append(Html.text(input.path("text").asText())).append("</td></tr>"));
    out.append("</tbody></table></div>");
  }
}
