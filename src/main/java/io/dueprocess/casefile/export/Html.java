package io.dueprocess.casefile.export;

import io.dueprocess.casefile.letter.PdfRenderer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Pieces of the page: texts that can do no harm in it, and moments as people read them. */
final class Html {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Html() {}

  /** A text in the page; what XML can't hold becomes the sign for an unknown character. */
  static String text(String text) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.appendCodePoint(PdfRenderer.isOfXml(c) ? c : 0xFFFD);
      }
    });
    return out.toString();
  }

  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** To the minute, for tables. */
  static String shortMoment(Instant moment) {
    return SHORT.format(moment);
  }

  /** A hash that may break anywhere. */
  static String hash(String hash) {
    return "<span class=\"hash\">" + text(hash) + "</span>";
  }
}
