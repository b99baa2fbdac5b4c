package io.dueprocess.casefile.attachment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How much a PDF unpacks to, found out before anything reads it: whoever opens one with a stream that unpacks to
 * gigabytes runs out of memory.
 */
final class Unpacked {

  /** A page that was scanned in colour has about 25 million bytes. */
  private static final long LARGEST_STREAM = 128L << 20;
  private static final long ALL_STREAMS = 512L << 20;
  private static final int DICTIONARY = 2_000;

  private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");
  private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
  private static final Pattern PACKED = Pattern.compile("/(Fl|FlateDecode|LZW|LZWDecode)\\b");

  private Unpacked() {}

  static boolean tooLarge(byte[] pdf) {
    String raw = new String(pdf, StandardCharsets.ISO_8859_1);
    long all = 0;
    Matcher stream = STREAM.matcher(raw);
    while (stream.find()) {
      if (packedTwice(raw, stream.start())) {
        return true;
      }
      long size = inflated(pdf, stream.end());
      all += size;
      if (size > LARGEST_STREAM || all > ALL_STREAMS) {
        return true;
      }
    }
    return false;
  }

  /** What is packed in what is packed has no bound that is found without unpacking it. */
  private static boolean packedTwice(String raw, int stream) {
    String before = raw.substring(Math.max(0, stream - DICTIONARY), stream);
    String dictionary = before.substring(Math.max(before.lastIndexOf(" obj"), 0));
    String plain = ESCAPED.matcher(dictionary)
        .replaceAll(code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    return PACKED.matcher(plain).results().count() > 1;
  }

  private static long inflated(byte[] pdf, int from) {
    var inflater = new Inflater();
    var into = new byte[1 << 16];
    long size = 0;
    try {
      inflater.setInput(pdf, from, pdf.length - from);
      while (!inflater.finished() && size <= LARGEST_STREAM) {
        int more = inflater.inflate(into);
        if (more == 0) {
          return size;
        }
        size += more;
      }
      return size;
    } catch (DataFormatException e) {
      // not packed in this way, or packed up to here
      return size;
    } finally {
      inflater.end();
    }
  }
}
