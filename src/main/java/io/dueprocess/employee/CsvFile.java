package io.dueprocess.employee;

import io.dueprocess.casefile.Refused;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * An export, opened: encoding and delimiter found out, header understood. Its records are streamed, as often as
 * asked for.
 */
final class CsvFile {

  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final String DELIMITERS = ",;\t|";
  private static final int TOLD_EVERY = 500;

  private final ImportFile file;
  private final Charset charset;
  private final int markLength;
  private final int linesBefore;
  private final char delimiter;
  private final Map<String, Integer> header = new HashMap<>();
  private final List<String> headerNames;
  /** By the name that the mapping uses, which is asked for once a value. */
  private final Map<String, Integer> indexes = new HashMap<>();

  /** What to do with one record. */
  @FunctionalInterface
  interface Reading {

    /**
     * @param record its place in the file, counted from 0
     * @param line where it starts, counted from 1 as a text editor does
     */
    void read(int record, int line, List<String> values);
  }

  /** Throws {@link Refused} for a file that can't be read by this mapping at all. */
  CsvFile(ImportFile file, ImportMapping mapping) {
    this.file = file;
    try {
      byte[] head = head();
      refuseSpreadsheet(head);
      int mark = 0;
      Charset found = mapping.charset();
      if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
        mark = 3;
        found = StandardCharsets.UTF_8;
      } else if (startsWith(head, 0xFF, 0xFE)) {
        mark = 2;
        found = StandardCharsets.UTF_16LE;
      } else if (startsWith(head, 0xFE, 0xFF)) {
        mark = 2;
        found = StandardCharsets.UTF_16BE;
      }
      markLength = mark;
      charset = found == null ? detectCharset() : checked(found);
      String first = lineAfter(mapping.skipLines());
      // a note to a spreadsheet program, not a line of the export
      boolean saysDelimiter = first.matches("sep=.");
      linesBefore = mapping.skipLines() + (saysDelimiter ? 1 : 0);
      String headerLine = saysDelimiter ? lineAfter(linesBefore) : first;
      if (headerLine.isBlank()) {
        throw new Refused("%s is empty. Export it again, with a header.".formatted(file.name()));
      }
      delimiter = mapping.delimiter() != null ? mapping.delimiter().charAt(0)
          : saysDelimiter ? first.charAt(4) : detectDelimiter(headerLine, mapping);
      headerNames = readHeader();
    } catch (IOException | UncheckedIOException e) {
      throw new Refused("%s can't be read: %s.".formatted(file.name(), e.getMessage()));
    }
    checkHeader(mapping);
  }

  /** The place of a column in a record; the header has it. */
  int indexOf(String column) {
    return indexes.computeIfAbsent(column, name -> header.get(Blanks.key(name)));
  }

  String name() {
    return file.name();
  }

  /**
   * Goes through all records but those without any value. A record with too many or too few values is a problem.
   * Returns how many records there are. Throws {@link Refused} where the rest can't be told apart, as after a quote
   * that is never closed.
   */
  int forEach(ImportProgress.Step step, ImportProgress progress, Problems problems, Reading reading) {
    int record = 0;
    int lastLine = linesBefore;
    try (CountingStream bytes = new CountingStream(file.opener().open()); CSVParser parser = parser(bytes)) {
      Iterator<CSVRecord> records = parser.iterator();
      records.next();
      while (records.hasNext()) {
        CSVRecord values = records.next();
        lastLine = linesBefore + (int) parser.getCurrentLineNumber();
        int line = lastLine - lineBreaks(values);
        List<String> list = values.toList();
        if (list.stream().allMatch(value -> Blanks.strip(value).isEmpty())) {
          continue;
        }
        if (fits(list)) {
          reading.read(record, line, list);
        } else {
          problems.add(record, line, null, null,
              "has %d values, but the header %d".formatted(list.size(), headerNames.size()),
              "Put values that contain the delimiter or a line break in double quotes.");
        }
        record++;
        if (record % TOLD_EVERY == 0) {
          progress.at(step, bytes.count, file.size());
        }
      }
      progress.at(step, file.size(), file.size());
      return record;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new Refused(
          ("%s can't be read on after line %d: a double quote is not closed, or text follows a closing one. Write a "
              + "quote inside a value twice (\"\").")
              .formatted(file.name(), lastLine));
    }
  }

  /** Empty values at the end that the header has no name for come from spreadsheets and do no harm. */
  private boolean fits(List<String> values) {
    return values.size() >= headerNames.size()
        && values.subList(headerNames.size(), values.size()).stream().allMatch(String::isBlank);
  }

  private static int lineBreaks(CSVRecord record) {
    int breaks = 0;
    for (String value : record) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\n' || c == '\r' && (i + 1 == value.length() || value.charAt(i + 1) != '\n')) {
          breaks++;
        }
      }
    }
    return breaks;
  }

  private byte[] head() throws IOException {
    try (InputStream in = file.opener().open()) {
      return in.readNBytes(8);
    }
  }

  private void refuseSpreadsheet(byte[] head) {
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new Refused("%s is a spreadsheet, not a text file. Save it as CSV and import that.".formatted(file.name()));
    }
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-8 if all of the file is; a text in another encoding with an accent in it is never valid UTF-8 by chance. */
  private Charset detectCharset() throws IOException {
    return decodes(StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : WESTERN;
  }

  private Charset checked(Charset named) throws IOException {
    if (!decodes(named)) {
      throw new Refused("%s is not encoded in %s. Name its encoding in the mapping, or leave encoding out."
          .formatted(file.name(), named));
    }
    return named;
  }

  private boolean decodes(Charset candidate) throws IOException {
    var strict = candidate.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (InputStream in = file.opener().open(); Reader reader = new InputStreamReader(in, strict)) {
      char[] buffer = new char[1 << 15];
      while (reader.read(buffer) >= 0) {
        // only whether it decodes
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private Reader reader(InputStream in) throws IOException {
    in.skipNBytes(markLength);
    return new BufferedReader(new InputStreamReader(in, charset), 1 << 15);
  }

  private String lineAfter(int lines) throws IOException {
    try (InputStream in = file.opener().open(); BufferedReader reader = new BufferedReader(reader(in))) {
      String line = "";
      for (int i = 0; i <= lines && line != null; i++) {
        line = reader.readLine();
      }
      return line == null ? "" : line;
    }
  }

  /** The one that tells most of the columns apart which the mapping names, or else the most frequent. */
  private static char detectDelimiter(String headerLine, ImportMapping mapping) throws IOException {
    Set<String> needed = mapping.neededColumns().stream().map(Blanks::key).collect(Collectors.toSet());
    char best = ',';
    long bestScore = -1;
    for (char candidate : DELIMITERS.toCharArray()) {
      try (CSVParser parser = format(candidate).parse(new StringReader(headerLine))) {
        List<String> names = parser.iterator().next().toList();
        long matches = names.stream().map(Blanks::key).filter(needed::contains).count();
        long score = matches * 10_000 + names.size();
        if (score > bestScore) {
          best = candidate;
          bestScore = score;
        }
      } catch (UncheckedIOException e) {
        // quotes that do not fit this delimiter
      }
    }
    return best;
  }

  private static CSVFormat format(char delimiter) {
    return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).get();
  }

  private CSVParser parser(InputStream in) throws IOException {
    BufferedReader reader = (BufferedReader) reader(in);
    for (int i = 0; i < linesBefore; i++) {
      reader.readLine();
    }
    return format(delimiter).parse(reader);
  }

  private List<String> readHeader() throws IOException {
    try (InputStream in = file.opener().open(); CSVParser parser = parser(in)) {
      return parser.iterator().next().stream().map(Blanks::collapse).toList();
    }
  }

  private void checkHeader(ImportMapping mapping) {
    Set<String> twice = new HashSet<>();
    for (int i = 0; i < headerNames.size(); i++) {
      String key = Blanks.key(headerNames.get(i));
      if (header.putIfAbsent(key, i) != null) {
        twice.add(key);
      }
    }
    List<String> wrong = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String column : mapping.neededColumns()) {
      String key = Blanks.key(column);
      known.add(key);
      if (!header.containsKey(key)) {
        wrong.add("%s has no column \"%s\", which the mapping names. Its header has: %s."
            .formatted(file.name(), column, String.join(", ", headerNames)));
      } else if (twice.contains(key)) {
        wrong.add("%s has the column \"%s\" twice. Rename one of them in the header.".formatted(file.name(), column));
      }
    }
    mapping.ignore().forEach(column -> known.add(Blanks.key(column)));
    if (!known.contains("*")) {
      List<String> unknown = headerNames.stream()
          .filter(name -> !name.isEmpty() && !known.contains(Blanks.key(name)))
          .map(name -> '"' + name + '"')
          .distinct()
          .toList();
      if (!unknown.isEmpty()) {
        wrong.add(("%s has columns that the mapping neither maps nor ignores: %s. Name them under columns or under "
            + "ignore.")
            .formatted(file.name(), String.join(", ", unknown)));
      }
    }
    if (!wrong.isEmpty()) {
      throw new Refused(wrong);
    }
  }

  private static final class CountingStream extends FilterInputStream {

    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
