package io.dueprocess.employee;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.dueprocess.casefile.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says how to read the export of one HR system: {@code docs/import.md} explains every key.
 *
 * @param kind which records the file has
 * @param columns where each field comes from
 * @param ignore columns that are known and not wanted; {@code *} for all others
 * @param dates date formats, {@code yyyy-MM-dd} where none is named
 * @param language of the names of months, a language tag; English where none is named
 * @param rating the scale of appraisals; null for other kinds
 * @param leaveTypes which leave is protected; null for other kinds
 * @param empty words that mean nothing, such as {@code N/A}
 * @param encoding null to find out
 * @param delimiter null to find out
 * @param skipLines lines before the header
 */
public record ImportMapping(
    ImportKind kind,
    Map<String, Source> columns,
    List<String> ignore,
    List<String> dates,
    String language,
    RatingScale rating,
    LeaveTypes leaveTypes,
    List<String> empty,
    String encoding,
    String delimiter,
    int skipLines) {

  /** The longest mapping in bytes. One with the units and jurisdictions of a large company has a few thousand. */
  private static final int LONGEST = 1_000_000;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          // NO is Norway, and No a column
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .build();

  public ImportMapping {
    ignore = ignore == null ? List.of() : List.copyOf(ignore);
    dates = dates == null ? List.of("yyyy-MM-dd") : List.copyOf(dates);
    empty = empty == null ? List.of() : List.copyOf(empty);
    columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
  }

  /**
   * Where a field comes from.
   *
   * @param column name in the header; null where the value is fixed
   * @param fixed one value for the whole file; null where it comes from a column
   * @param values what each value of the column means; null to take it as it is
   * @param refersTo for a manager: the column of the manager's own line that holds the same value; null for the
   *     manager's number or name
   */
  public record Source(String column, String fixed, Map<String, String> values, String refersTo) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Source {
      values = values == null ? null : Map.copyOf(values);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Source of(String column) {
      return new Source(column, null, null, null);
    }
  }

  /**
   * The types of leave in the export. All of them, because whether the law protects a leave must not be guessed.
   *
   * @param isProtected types that the law forbids to hold against the employee
   * @param other all the rest
   */
  public record LeaveTypes(
      @JsonProperty("protected") List<String> isProtected, List<String> other) {

    public LeaveTypes {
      isProtected = isProtected == null ? List.of() : List.copyOf(isProtected);
      other = other == null ? List.of() : List.copyOf(other);
    }

    private void check() {
      Set<String> both = isProtected.stream().map(Blanks::key).collect(Collectors.toSet());
      both.retainAll(other.stream().map(Blanks::key).collect(Collectors.toSet()));
      if (!both.isEmpty()) {
        throw new Refused("The mapping's leaveTypes has \"%s\" under protected and under other. Leave it under one."
            .formatted(both.iterator().next()));
      }
    }
  }

  /** Reads a mapping. Throws {@link Refused} that names the key and the remedy. */
  public static ImportMapping read(InputStream yaml) throws IOException {
    byte[] text = yaml.readNBytes(LONGEST + 1);
    if (text.length > LONGEST) {
      throw new Refused("The mapping has more than %d bytes. Send the mapping, and not the file that it is for."
          .formatted(LONGEST));
    }
    try {
      ImportMapping mapping = YAML.readValue(text, ImportMapping.class);
      if (mapping == null) {
        throw new Refused("The mapping is empty. Say at least kind and columns.");
      }
      // only now, so that a misspelt key is named before the key that is missing for it
      mapping.check();
      return mapping;
    } catch (JsonMappingException e) {
      throw refusal(e);
    } catch (JsonProcessingException e) {
      throw noYaml(e);
    }
  }

  boolean maps(ImportField field) {
    return columns.containsKey(field.key());
  }

  Source source(ImportField field) {
    return columns.get(field.key());
  }

  DateFormats dateFormats() {
    return new DateFormats(dates, locale(language));
  }

  Charset charset() {
    return encoding == null ? null : Charset.forName(encoding);
  }

  /** The header names that the mapping needs. */
  List<String> neededColumns() {
    return columns.values().stream()
        .flatMap(source -> Stream.of(source.column(), source.refersTo()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private void check() {
    if (kind == null) {
      throw new Refused("The mapping says no kind. Write for instance kind: employees.");
    }
    columns.forEach((key, source) -> checkColumn(kind, key, source));
    for (ImportField field : kind.required()) {
      if (!columns.containsKey(field.key())) {
        throw new Refused("The mapping of %s lacks columns.%s. Name the column that holds it%s.".formatted(
            kind.key(), field.key(), field == ImportField.JURISDICTION ? ", or write {fixed: US}" : ""));
      }
    }
    boolean inOne = columns.containsKey(ImportField.NAME.key());
    boolean first = columns.containsKey(ImportField.FIRST_NAME.key());
    boolean last = columns.containsKey(ImportField.LAST_NAME.key());
    if (kind == ImportKind.EMPLOYEES && (inOne == (first || last) || first != last)) {
      throw new Refused(
          "The mapping of employees needs either columns.name, or columns.firstName and columns.lastName.");
    }
    if ((kind == ImportKind.APPRAISALS) != (rating != null)) {
      throw new Refused(rating == null
          ? "The mapping of appraisals lacks rating. Write rating: {scale: [the lowest, …, the highest], meets: …}."
          : "Only a mapping of appraisals has rating. Leave it out.");
    }
    if ((kind == ImportKind.LEAVES) != (leaveTypes != null)) {
      throw new Refused(leaveTypes == null
          ? "The mapping of leaves lacks leaveTypes. Write leaveTypes: {protected: […], other: […]}."
          : "Only a mapping of leaves has leaveTypes. Leave it out.");
    }
    if (delimiter != null && (delimiter.length() != 1 || delimiter.matches("[\"\\r\\n\\w]"))) {
      throw new Refused(
          "The mapping's delimiter must be one character such as \";\" or \"\\t\". Leave it out to find out.");
    }
    if (skipLines < 0 || skipLines > 1000) {
      throw new Refused("The mapping's skipLines must be from 0 to 1000: the lines before the header.");
    }
    checkEncoding(encoding);
    if (rating != null) {
      rating.check();
    }
    if (leaveTypes != null) {
      leaveTypes.check();
    }
    new DateFormats(dates, locale(language));
  }

  private static void checkColumn(ImportKind kind, String key, Source source) {
    ImportField field = ImportField.of(key).filter(kind::has).orElseThrow(() -> new Refused(
        "The mapping of %s has no columns.%s. Known are %s.".formatted(kind.key(), key, kind.fieldKeys())));
    if (source == null || (source.column() == null) == (source.fixed() == null)) {
      throw new Refused("The mapping's columns.%s needs either column or fixed. Name the column of the file."
          .formatted(key));
    }
    if (source.fixed() != null && (source.values() != null || source.refersTo() != null)) {
      throw new Refused("The mapping's columns.%s is fixed: it has no values and no refersTo. Leave them out."
          .formatted(key));
    }
    if (source.refersTo() != null && field != ImportField.MANAGER) {
      throw new Refused("The mapping's columns.%s has refersTo, which only columns.manager knows. Leave it out."
          .formatted(key));
    }
    if (source.values() != null
        && source.values().keySet().stream().map(Blanks::key).distinct().count() < source.values().size()) {
      throw new Refused("The mapping's columns.%s.values has a value twice, but for capitals or blanks. Leave one."
          .formatted(key));
    }
  }

  private static void checkEncoding(String encoding) {
    try {
      if (encoding != null) {
        Charset.forName(encoding);
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Refused(
          "The mapping's encoding \"%s\" is unknown. Write for instance UTF-8 or windows-1252, or leave it out."
          .formatted(encoding));
    }
  }

  private static Locale locale(String language) {
    return language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
  }

  private static Refused refusal(JsonMappingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused;
      }
      if (cause instanceof JsonParseException syntax) {
        return noYaml(syntax);
      }
    }
    String key = e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
    if (e instanceof UnrecognizedPropertyException unknown) {
      Collection<Object> known = unknown.getKnownPropertyIds();
      return new Refused("The mapping has an unknown key \"%s\"%s. Known there are %s.".formatted(key, where(e),
          known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))));
    }
    return key.isEmpty()
        ? new Refused("The mapping is empty or no list of keys%s. Say at least kind and columns.".formatted(where(e)))
        : new Refused(("The mapping's \"%s\" does not have the form it needs%s. Put numbers in quotes where a name "
        + "is meant, and see the table of keys in docs/import.md.")
            .formatted(key, where(e)));
  }

  private static Refused noYaml(JsonProcessingException e) {
    return new Refused("The mapping is no YAML%s: %s. Check indents, colons and quotes there."
        .formatted(where(e), e.getOriginalMessage().lines().findFirst().orElse("")));
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line %d)".formatted(e.getLocation().getLineNr());
  }
}
