package io.dueprocess;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of OWASP's ASVS agrees with itself and names tests that are there. Whether they show it, people see. */
class AsvsTableTest {

  private static final Path DOC = Path.of("docs/asvs.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final List<String> STATES = List.of("met", "partly", "not met", "does not apply");

  /** How many requirements of level 1 and 2 the chapters of version 4.0.3 have. */
  private static final List<Integer> REQUIREMENTS = List.of(38, 53, 18, 9, 30, 13, 12, 15, 7, 5, 8, 15, 13, 23);

  private static final Pattern NUMBER = Pattern.compile("V\\d+\\.\\d+\\.\\d+");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST = Pattern.compile("([A-Z]\\w*(?:Test|IT|TestCase))(?:\\.(\\w+))?");
  private static final Pattern SETTING = Pattern.compile("(camunda|due-process|server|spring)(\\.[a-z-]+)+(=\\w+)?");

  private static String text;
  private static List<Line> lines;

  /** A requirement: its number, what it asks for, how the product stands, and what shows it or is missing. */
  private record Line(String number, String asks, String state, String why) {

    String chapter() {
      return number.substring(0, number.indexOf('.'));
    }

    List<String> quoted() {
      return QUOTED.matcher(why).results().map(found -> found.group(1)).toList();
    }
  }

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(DOC);
    lines = cells(5).filter(cells -> cells[1].matches("V\\d.*") && cells[1].contains("."))
        .map(cells -> new Line(cells[1], cells[2], cells[3], cells[4])).toList();
  }

  private static Stream<String[]> cells(int count) {
    return text.lines().map(line -> line.split("\\|")).filter(cells -> cells.length == count)
        .map(cells -> Stream.of(cells).map(String::strip).toArray(String[]::new));
  }

  @Test
  void everyRequirementHasOneLine() {
    assertThat(lines).extracting(Line::number).doesNotHaveDuplicates().allMatch(n -> NUMBER.matcher(n).matches());
    for (int chapter = 1; chapter <= REQUIREMENTS.size(); chapter++) {
      String name = "V" + chapter;
      assertThat(lines.stream().filter(line -> line.chapter().equals(name))).as(name)
          .hasSize(REQUIREMENTS.get(chapter - 1));
    }
  }

  @Test
  void everyLineSaysWhatIsAskedHowItStandsAndWhy() {
    assertThat(lines).allSatisfy(line -> {
      assertThat(line.asks()).as(line.number()).isNotBlank();
      assertThat(line.state()).as(line.number()).isIn(STATES);
      assertThat(line.why()).as(line.number()).isNotBlank();
    });
  }

  @Test
  void whatIsMetNamesATestOrASetting() {
    assertThat(lines.stream().filter(line -> line.state().equals("met"))).isNotEmpty().allSatisfy(line ->
        assertThat(line.quoted()).as(line.number())
            .anyMatch(name -> TEST.matcher(name).matches() || SETTING.matcher(name).matches()));
  }

  @Test
  void theTestsThatAreNamedAreThere() throws IOException {
    Map<String, List<Path>> sources;
    try (Stream<Path> files = Files.walk(TESTS)) {
      sources = files.filter(file -> file.toString().endsWith(".java"))
          .collect(groupingBy(file -> file.getFileName().toString().replace(".java", "")));
    }
    List<String> missing = new ArrayList<>();
    for (Line line : lines) {
      for (String name : line.quoted()) {
        var test = TEST.matcher(name);
        if (test.matches() && !has(sources.getOrDefault(test.group(1), List.of()), test.group(2))) {
          missing.add(line.number() + ": " + name);
        }
      }
    }
    assertThat(missing).as("no such test under " + TESTS).isEmpty();
  }

  /** Whether one of the classes of a name has the test; any where none is named. */
  private static boolean has(List<Path> sources, String test) throws IOException {
    for (Path source : sources) {
      if (test == null || Pattern.compile("\\b" + test + "\\b").matcher(Files.readString(source)).find()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theCountsAtTheTopAreThoseOfTheLines() {
    Map<String, List<String>> states =
        lines.stream().collect(groupingBy(Line::chapter, mapping(Line::state, toList())));
    List<String[]> counts = cells(7).filter(cells -> cells[1].matches("V\\d+ .*|all")).toList();
    assertThat(counts).hasSize(REQUIREMENTS.size() + 1);
    for (String[] count : counts) {
      List<String> counted = count[1].equals("all") ? lines.stream().map(Line::state).toList()
          : states.get(count[1].split(" ")[0]);
      assertThat(List.of(count).subList(2, 7)).as(count[1]).isEqualTo(Stream.concat(Stream.of(counted.size()),
          STATES.stream().map(state -> (int) counted.stream().filter(state::equals).count()))
          .map(String::valueOf).toList());
    }
  }

  @Test
  void whatIsToBeDoneNextIsAllThatIsNotMet() {
    assertThat(numbersUnder("## What to do next")).doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(numbersOf("not met"));
  }

  @Test
  void whatOnlyLacksATestIsMetInPart() {
    assertThat(numbersUnder("## What only lacks a test")).isNotEmpty().doesNotHaveDuplicates()
        .isSubsetOf(numbersOf("partly"));
  }

  private static List<String> numbersOf(String state) {
    return lines.stream().filter(line -> line.state().equals(state)).map(Line::number).toList();
  }

  private static List<String> numbersUnder(String heading) {
    int from = text.indexOf(heading + "\n");
    assertThat(from).as(heading).isNotNegative();
    int to = text.indexOf("\n## ", from);
    return NUMBER.matcher(text.substring(from, to < 0 ? text.length() : to)).results().map(MatchResult::group).toList();
  }
}
