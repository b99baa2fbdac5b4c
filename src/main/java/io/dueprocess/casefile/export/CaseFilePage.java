package io.dueprocess.casefile.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Corrections;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Facts;
import io.dueprocess.casefile.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole case file as one page of XHTML, from which the PDF is made. Times are UTC throughout. */
final class CaseFilePage {

  /**
   * What the page is made of.
   *
   * @param entries all entries of the case; content and salt are null where erased or withheld
   * @param withheld the numbers of those that are not for this reader
   * @param models name and SHA-256 of the files in {@code models}
   * @param letterPages how many pages each letter has, by the numbers of their entries and in their order
   * @param checkpoint number and moment of the checkpoint that seals the last entry, in words
   */
  record Material(List<Entry> entries, Set<Integer> withheld, Scope scope, People people, People.Subject subject,
      Actor exportedBy, Instant exportedAt, Map<String, String> models,
      Map<Integer, Integer> letterPages, String keyId, String checkpoint) {}

  private static final String STYLE =
      """
      @page { size: A4; margin: 24mm 20mm 22mm 22mm;
        @top-left { content: "CASEID · Case file"; font: 8pt 'Liberation Sans'; color: #555; }
        @top-right { content: "Confidential: personnel matter"; font: 8pt 'Liberation Sans'; color: #555; }
        @bottom-left { content: "EXPORTED"; font: 8pt 'Liberation Sans'; color: #555; }
        @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt 'Liberation Sans';
          color: #555; } }
      @page cover { @top-left { content: none } @top-right { content: none } }
      body { font: 9.5pt/1.38 'Liberation Sans'; color: #1b1b1b; margin: 0; }
      h1 { font: bold 26pt/1.15 'Liberation Serif'; margin: 0 0 2mm 0; }
      h2 { font: bold 16pt/1.2 'Liberation Serif'; margin: 0 0 4mm 0; padding-bottom: 1.5mm;
        border-bottom: 1pt solid #1f3a5f; color: #1f3a5f; page-break-after: avoid; }
      h3 { font: bold 10.5pt/1.3 'Liberation Sans'; margin: 0; page-break-after: avoid; }
      p { margin: 0 0 2.5mm 0; }
      a { color: #1b1b1b; text-decoration: none; }
      table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate; }
      th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; word-wrap: break-word; }
      ul { margin: 0; padding: 0 0 0 4mm; }
      .chapter { page-break-before: always; }
      .cover { page: cover; }
      .cover .kicker { font-size: 10pt; color: #555; margin: 18mm 0 2mm 0; }
      .cover .whom { font: 15pt/1.3 'Liberation Serif'; margin: 0 0 8mm 0; }
      .summary th { width: 42mm; font-weight: normal; color: #555; border-bottom: 0.4pt solid #ccc; }
      .summary td { border-bottom: 0.4pt solid #ccc; }
      .summary .strong { font-weight: bold; }
      .coverNote { margin-top: 8mm; padding: 3mm 4mm; background: #f1f4f8; font-size: 8.5pt; }
      .contents td { padding: 1.2mm 0; border-bottom: 0.4pt dotted #999; }
      .contents td.page, .timeline td.page { text-align: right; width: 12mm; padding-right: 0; }
      .contents .sub td { padding-left: 6mm; font-size: 9pt; color: #444; }
      .toPage:after { content: target-counter(attr(href), page); }
      .timeline { font-size: 8.5pt; }
      .timeline th { border-bottom: 0.8pt solid #1f3a5f; font-size: 8pt; color: #555; }
      .timeline td { border-bottom: 0.4pt solid #ddd; padding: 0.8mm 2mm 0.8mm 0; }
      .timeline .stage td { background: #e9eef5; font-weight: bold; }
      .timeline .notYours td { color: #777; font-style: italic; }
      .num { width: 9mm; text-align: right; padding-right: 3mm; }
      .when { width: 29mm; white-space: nowrap; }
      .late { color: #9b1c1c; font-weight: bold; }
      .entry { margin: 0 0 5mm 0; }
      .entryHead { border-top: 0.8pt solid #1f3a5f; padding-top: 1.5mm;
        page-break-inside: avoid; page-break-after: avoid; }
      .entryHead .no { float: right; font: bold 10.5pt 'Liberation Sans'; color: #1f3a5f; }
      .entryHead .meta { font-size: 8.5pt; color: #444; margin: 0.5mm 0 1.5mm 0; }
      .lateMark { font-size: 8.5pt; color: #9b1c1c; font-weight: bold; margin: 0 0 1.5mm 0; }
      .proof { font-size: 6.5pt; line-height: 1.3; color: #777; margin-top: 1.2mm; }
      .hash { font-family: 'Liberation Mono'; font-size: 86%; word-wrap: break-word; }
      .facts { font-size: 9pt; }
      .facts th { width: 42mm; font-weight: normal; color: #555; padding-top: 0.7mm; padding-bottom: 0.7mm; }
      .facts td { padding-top: 0.7mm; padding-bottom: 0.7mm; }
      .facts th.list { width: auto; padding-top: 1.5mm; }
      .facts td.list { padding-right: 0; }
      .said { white-space: pre-wrap; }
      .none { color: #888; }
      .grid { font-size: 8.5pt; margin: 0.5mm 0 1.5mm 0; }
      .grid th { width: auto; border-bottom: 0.6pt solid #888; font-weight: bold; color: #333; font-size: 8pt; }
      .grid td { border-bottom: 0.4pt solid #ddd; }
      .letters .short { width: 13mm; }
      .letters .to { width: 28mm; }
      .letters .file { width: 62mm; }
      .item { margin: 1mm 0 2mm 0; padding-left: 3mm; border-left: 1.5pt solid #c9d4e2; }
      .itemHead { font-weight: bold; font-size: 9pt; page-break-after: avoid; }
      .basis { margin: 1.5mm 0 0 0; padding: 2mm 3mm; background: #f6f7f9; font-size: 8.5pt; }
      .basis .inputs { font-size: 7.5pt; }
      .basis .inputs th { font-size: 7.5pt; }
      .ref { font-size: 7.5pt; color: #666; }
      .goal { page-break-inside: avoid; margin-bottom: 7mm; }
      .goalLine { font-size: 8.5pt; color: #444; }
      .goal .grid { width: 90mm; }
      .chart { position: relative; width: 400pt; height: 128pt; margin: 1mm 0 2mm 0; }
      .chart div { position: absolute; font-size: 7pt; line-height: 10pt; }
      .chart .targetLine { border-top: 1.1pt dashed #1b6e3c; }
      .chart .baselineLine { border-top: 0.6pt dotted #999; }
      .chart .line { height: 0; border-top: 1.1pt solid #1f3a5f; transform-origin: 0 50%; }
      .chart .dot { background: #9b1c1c; border-radius: 3.5pt; }
      .chart .good { background: #1b6e3c; }
      .chart .figure { text-align: center; color: #333; }
      .chart .missedBar { background: #f3dcdc; }
      .chart .missedName { text-align: center; color: #9b1c1c; }
      .chart .sideName { color: #1b6e3c; }
      .chart .pale { color: #777; }
      .chart .dayName { color: #555; }
      .chart .right { text-align: right; }
      .legend { font-size: 8pt; color: #555; }
      .seal td { font-size: 8pt; }
      .letterPage { page-break-before: always; font-size: 8.5pt; color: #444; }
      """;

  private final Material material;
  private final List<Entry> entries;
  private final ContentPart contentPart;
  private final Map<String, String> names = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private CaseFilePage(Material material) {
    this.material = material;
    this.entries = material.entries();
    this.contentPart = new ContentPart(this::nameOf);
  }

  static String of(Material material) {
    return new CaseFilePage(material).page();
  }

  private String page() {
    String goals = GoalCharts.of(entries);
    List<Entry> letters = entries.stream().filter(e -> e.kind() == EntryKind.LETTER && !e.erased()).toList();
    head();
    cover();
    contents(!goals.isEmpty(), !letters.isEmpty());
    timeline();
    if (!goals.isEmpty()) {
      out.append("<div class=\"chapter\" id=\"goals\"><h2>Goals over time</h2>"
          + "<p class=\"legend\">The dashed line is the target, the dotted one where the employee stood at the "
          + "beginning. A green point reaches the target, a red "
          + "one does not. A red column is a check-in that the manager did not record in time.</p>")
          .append(goals).append("</div>");
    }
    entries();
    if (!letters.isEmpty()) {
      letters(letters);
    }
    models();
    proof();
    material.letterPages().forEach(this::letterPages);
    out.append("</body></html>");
    return out.toString();
  }

  private void head() {
    String exported = "Exported on " + Html.moment(material.exportedAt());
    out.append("<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Case file ").append(caseId())
        .append("</title><meta name=\"author\" content=\"Due Process\"/><meta name=\"subject\" content=\"Case file ")
        .append(caseId()).append("\"/><meta name=\"description\" content=\"Case file ").append(caseId())
        .append("\"/><style>")
        .append(STYLE.replace("CASEID", caseId()).replace("EXPORTED", exported))
        .append("</style><bookmarks><bookmark name=\"Summary\" href=\"#cover\"/>")
        .append("<bookmark name=\"Timeline\" href=\"#timeline\"/><bookmark name=\"Entries\" href=\"#entries\"/>")
        .append("<bookmark name=\"How to check this file\" href=\"#proof\"/></bookmarks></head><body>");
  }

  // ---- cover

  private void cover() {
    People.Subject who = material.subject();
    out.append("<div class=\"cover\" id=\"cover\"><p class=\"kicker\">Performance improvement case file</p><h1>")
        .append(caseId()).append("</h1><p class=\"whom\">").append(Html.text(who.name())).append("</p>")
        .append("<table class=\"summary\">");
    summary("Employee", join(who.name(), Words.blank(who.number()) ? "" : "employee number " + who.number()));
    summary("Position", join(who.jobTitle(), who.unit(), who.jurisdiction()));
    summary("Manager today", who.manager());
    first(EntryKind.REQUEST).ifPresent(e -> summary("Requested", "%s, by %s".formatted(day(e), actor(e))));
    first(EntryKind.POLICY).ifPresent(e -> summary("Policy", "row %s of pip-policy.dmn, version %s".formatted(
        Facts.of(e).path("row").asText(), Facts.of(e).path("version").asText())));
    boolean ended = last(EntryKind.OUTCOME).isPresent();
    last(EntryKind.STAGE).ifPresent(e -> summary(ended ? "Last stage" : "Stage",
        Labels.coded(String.valueOf(e.topic())) + ", since " + day(e)));
    summary("Outcome", last(EntryKind.OUTCOME)
        .map(e -> "%s, on %s".formatted(Labels.coded(String.valueOf(e.topic())), day(e)))
        .orElse("open on the day of the export"));
    last(EntryKind.PERIOD).ifPresent(e -> summary("Improvement period", "%s to %s%s".formatted(
        date(Facts.of(e).path("startsOn")), date(Facts.of(e).path("endsOn")),
        Facts.of(e).path("extensions").asInt() == 0 ? ""
            : ", extended by " + Words.count(Facts.of(e).path("extendedByDays").asInt(), "day"))));
    long held = count(EntryKind.CHECK_IN);
    long missed = count(EntryKind.MISSED_CHECK_IN);
    if (held + missed > 0) {
      summary("Check-ins", "%d recorded, %d missed by the manager".formatted(held, missed));
    }
    long late = entries.stream().filter(e -> e.happenedOn() != null && !withheld(e)).count();
    summary("Written late", late == 0 ? "nothing" : "%s of a fact of an earlier day; each is marked"
        .formatted(late == 1 ? "1 entry" : late + " entries"));
    decisions();
    summary("Entries", "%d, the last of %s%s".formatted(entries.size(), Html.moment(newest().at()),
        material.scope() == Scope.FULL ? "" : "; the content of %d is in this copy".formatted(
            entries.stream().filter(e -> !withheld(e)).count())));
    summary("Exported", "%s, by %s (%s)".formatted(Html.moment(material.exportedAt()),
        nameOf(material.exportedBy().userId()), Labels.role(material.exportedBy().role())));
    out.append("</table>");
    stages();
    out.append("<div class=\"coverNote\">")
        .append(material.scope() == Scope.FULL
            ? "This is the whole record of the case. "
            : "This copy is for the employee: it has the content of every entry that was put before them or that they "
                + "wrote. Of the others it has the hash only, so that the chain can be checked all the same. ")
        .append("Every entry was written in the moment that it bears; none can be changed afterwards without breaking "
            + "the chain of hashes. How anybody can check that without the system that wrote it is on the last page "
            + "and in how-to-check.html. Names are those of the directory on the day of the export; the record has "
            + "user ids. Times are UTC.</div></div>");
  }

  private void decisions() {
    List<String> lines = entries.stream().filter(e -> e.kind() == EntryKind.DECISION && !e.erased())
        .map(e -> "%s: %s, %s, by %s".formatted(Labels.words(String.valueOf(e.topic())),
            Labels.coded(Facts.of(e).path("decision").asText()).toLowerCase(Locale.ROOT), day(e), actor(e)))
        .toList();
    if (!lines.isEmpty()) {
      out.append("<tr><th>Decisions</th><td>").append(String.join("<br/>", lines.stream().map(Html::text).toList()))
          .append("</td></tr>");
    }
  }

  private void stages() {
    List<Entry> stages = entries.stream().filter(e -> e.kind() == EntryKind.STAGE && !withheld(e)).toList();
    if (stages.isEmpty()) {
      return;
    }
    out.append("<table class=\"grid\" style=\"margin-top:6mm\"><thead><tr><th>Stage</th><th>From</th><th>To</th>"
        + "<th>Days</th></tr></thead><tbody>");
    for (int i = 0; i < stages.size(); i++) {
      LocalDate from = dayOf(stages.get(i));
      Optional<LocalDate> to = i + 1 < stages.size() ? Optional.of(dayOf(stages.get(i + 1)))
          : last(EntryKind.OUTCOME).map(CaseFilePage::dayOf);
      out.append("<tr><td>").append(Html.text(Labels.coded(String.valueOf(stages.get(i).topic())))).append("</td><td>")
          .append(Words.day(from)).append("</td><td>").append(to.map(Words::day).orElse("open")).append("</td><td>")
          .append(ChronoUnit.DAYS.between(from, to.orElse(LocalDate.ofInstant(material.exportedAt(), ZoneOffset.UTC))))
          .append("</td></tr>");
    }
    out.append("</tbody></table>");
  }

  private void summary(String label, String value) {
    if (value != null && !value.isBlank()) {
      out.append("<tr><th>").append(label).append("</th><td>").append(Html.text(value)).append("</td></tr>");
    }
  }

  // ---- contents and timeline

  private void contents(boolean goals, boolean letters) {
    out.append("<div class=\"chapter\" id=\"contents\"><h2>Contents</h2><table class=\"contents\">");
    content("", "cover", "Summary");
    content("", "timeline", "Timeline");
    if (goals) {
      content("", "goals", "Goals over time");
    }
    content("", "entries", "Entries");
    for (Entry entry : entries) {
      if (entry.kind() == EntryKind.STAGE && !withheld(entry)) {
        content("sub", "e" + entry.number(), "from entry %d: %s".formatted(
            entry.number(), Labels.coded(String.valueOf(entry.topic())).toLowerCase(Locale.ROOT)));
      }
    }
    if (letters) {
      content("", "letters", "Letters as delivered");
    }
    content("", "models", "Models that the case ran by");
    content("", "proof", "How to check this file");
    out.append("</table></div>");
  }

  private void content(String style, String id, String text) {
    out.append("<tr class=\"").append(style).append("\"><td><a href=\"#").append(id).append("\">")
        .append(Html.text(text)).append("</a></td><td class=\"page\">").append(toPage(id)).append("</td></tr>");
  }

  private static String toPage(String id) {
    return "<a class=\"toPage\" href=\"#" + id + "\"></a>";
  }

  private void timeline() {
    out.append("<div class=\"chapter\" id=\"timeline\"><h2>Timeline</h2><table class=\"timeline\"><thead><tr>"
        + "<th class=\"num\">No.</th><th>Written (UTC)</th><th>What</th><th>Who</th><th>Page</th></tr></thead><tbody>");
    int i = 0;
    while (i < entries.size()) {
      Entry entry = entries.get(i);
      if (withheld(entry)) {
        i = withheldRow(i);
        continue;
      }
      out.append("<tr class=\"").append(entry.kind() == EntryKind.STAGE ? "stage" : "").append("\"><td class=\"num\">")
          .append(entry.number()).append("</td><td class=\"when\">").append(Html.shortMoment(entry.at()))
          .append("</td><td>").append(Html.text(Labels.title(entry))).append(saysShort(entry))
          .append(entry.happenedOn() == null ? ""
              : " <span class=\"late\">late: of " + Words.day(entry.happenedOn()) + "</span>")
          .append("</td><td>").append(Html.text(actor(entry))).append("</td><td class=\"page\">")
          .append(toPage("e" + entry.number())).append("</td></tr>");
      i++;
    }
    out.append("</tbody></table></div>");
  }

  /** One row for all that follow each other; gives the place after them. */
  private int withheldRow(int from) {
    int to = from;
    while (to < entries.size() && withheld(entries.get(to))) {
      to++;
    }
    out.append("<tr class=\"notYours\"><td class=\"num\">").append(entries.get(from).number())
        .append("</td><td colspan=\"4\">")
        .append(to - from == 1 ? "This entry is not part of this copy."
            : "Entries %d to %d are not part of this copy.".formatted(
                entries.get(from).number(), entries.get(to - 1).number()))
        .append("</td></tr>");
    return to;
  }

  /** The one word that matters most. */
  private static String saysShort(Entry entry) {
    JsonNode content = Facts.of(entry);
    for (String field : List.of("decision", "advice", "response", "appeal", "recommendation", "verdict", "overall")) {
      if (content.path(field).isTextual()) {
        return ": <b>" + Html.text(Labels.coded(content.path(field).asText()).toLowerCase(Locale.ROOT)) + "</b>";
      }
    }
    return "";
  }

  // ---- entries

  private void entries() {
    out.append("<div class=\"chapter\" id=\"entries\"><h2>Entries</h2>");
    int i = 0;
    while (i < entries.size()) {
      if (withheld(entries.get(i))) {
        i = withheldBlock(i);
      } else {
        entry(entries.get(i));
        i++;
      }
    }
    out.append("</div>");
  }

  private int withheldBlock(int from) {
    int to = from;
    out.append("<div class=\"entry\"><div class=\"entryHead none\">Not part of this copy:</div><div class=\"proof\">");
    while (to < entries.size() && withheld(entries.get(to))) {
      out.append("Entry ").append(entries.get(to).number()).append(": ")
          .append(Html.hash(entries.get(to).link().hash())).append("<br/>");
      to++;
    }
    out.append("</div></div>");
    return to;
  }

  private void entry(Entry entry) {
    out.append("<div class=\"entry\" id=\"e").append(entry.number()).append("\"><div class=\"entryHead\">")
        .append("<div class=\"no\">").append(entry.number()).append("</div><h3>")
        .append(Html.text(Labels.title(entry))).append("</h3><div class=\"meta\">Written ")
        .append(Html.moment(entry.at())).append(" by ").append(Html.text(actor(entry)));
    if (!entry.actor().equals(Actor.SYSTEM)) {
      out.append(" (").append(Html.text(Labels.role(entry.actor().role()))).append(", user id ")
          .append(Html.text(entry.actor().userId())).append(")");
    }
    if (entry.actor().onBehalfOf() != null) {
      out.append(", on behalf of ").append(Html.text(nameOf(entry.actor().onBehalfOf())));
    }
    out.append("</div>");
    if (entry.happenedOn() != null) {
      long days = ChronoUnit.DAYS.between(entry.happenedOn(), dayOf(entry));
      out.append("<div class=\"lateMark\">Written late: the fact is of ").append(Words.day(entry.happenedOn()))
          .append(", ").append(Words.count(days, "day")).append(" before it was written down.</div>");
    }
    corrections(entry);
    out.append("</div>");
    out.append(entry.erased() ? "<p class=\"none\">Its content was erased at the end of the retention time.</p>"
        : contentPart.of(Facts.of(entry)));
    out.append("<div class=\"proof\">").append(Html.text(entry.kind().name()))
        .append(entry.topic() == null ? "" : " " + Html.text(entry.topic())).append(" · content ")
        .append(Html.hash(entry.link().contentHash())).append("<br/>entry ").append(Html.hash(entry.link().hash()))
        .append("</div></div>");
  }

  /** The entry stays as it was written; which ones say what is right stands beside it. */
  private void corrections(Entry entry) {
    List<String> by = entries.stream()
        .filter(e -> e.kind() == EntryKind.CORRECTION && !withheld(e) && Corrections.corrects(e) == entry.number())
        .map(e -> "<a href=\"#e%d\">entry %d</a>".formatted(e.number(), e.number()))
        .toList();
    if (!by.isEmpty()) {
      out.append("<div class=\"lateMark\">As it was written; corrected by ").append(String.join(", ", by))
          .append(Corrections.of(entries).of(entry).isEmpty() ? "."
              : ". The goals over time and all findings since then have it as corrected.").append("</div>");
    }
  }

  // ---- letters, models, proof

  private void letters(List<Entry> letters) {
    out.append("<div class=\"chapter\" id=\"letters\"><h2>Letters as delivered</h2><p>The last pages of this "
        + "document show the letters. The files, as they were delivered, byte for byte, are in this export "
        + "too.</p><table class=\"grid letters\"><thead><tr><th class=\"short\">Entry</th><th>Letter</th>"
        + "<th class=\"to\">To</th><th class=\"file\">File and its SHA-256</th><th class=\"short\">Page</th>"
        + "</tr></thead><tbody>");
    for (Entry letter : letters) {
      JsonNode content = Facts.of(letter);
      out.append("<tr><td><a href=\"#e").append(letter.number()).append("\">").append(letter.number())
          .append("</a></td><td>").append(Html.text(content.path("title").asText(String.valueOf(letter.topic()))))
          .append("<br/>").append(day(letter)).append("</td><td>")
          .append(Html.text(nameOf(content.path("to").asText()))).append("</td><td>")
          .append(Html.text(content.path("file").asText())).append("<br/>")
          .append(Html.hash(content.path("sha256").asText())).append("</td><td>")
          .append(material.letterPages().containsKey(letter.number()) ? toPage("letter" + letter.number()) : "–")
          .append("</td></tr>");
    }
    out.append("</tbody></table></div>");
  }

  /** Room for the pages of a letter, which are laid on these: see {@link LetterPages}. */
  private void letterPages(int number, int pages) {
    JsonNode content = Facts.of(entries.get(number - 1));
    for (int page = 1; page <= pages; page++) {
      out.append("<div class=\"letterPage\"").append(page == 1 ? " id=\"letter" + number + "\"" : "").append('>')
          .append("Letter of entry ").append(number).append(", page ").append(page).append(" of ").append(pages)
          .append(", as delivered: ").append(Html.text(content.path("file").asText())).append("</div>");
    }
  }

  private void models() {
    out.append("<div class=\"chapter\" id=\"models\"><h2>Models that the case ran by</h2><p>The folder models has each "
        + "model in the version that was in force for this case, the policy, and pictures with the way that the case "
        + "took.</p><table class=\"grid\"><thead><tr><th>File</th><th>SHA-256</th></tr></thead><tbody>");
    material.models().forEach((name, hash) -> out.append("<tr><td>").append(Html.text(name)).append("</td><td>")
        .append(Html.hash(hash)).append("</td></tr>"));
    out.append("</tbody></table></div>");
  }

  private void proof() {
    out.append("<div class=\"chapter\" id=\"proof\"><h2>How to check this file</h2>"
        + "<p>Each entry has a hash, which covers its number, its time, who wrote it, what it is about, the hash of "
        + "its content and the hash of the entry before it. Whoever changes, removes, adds or moves an entry changes "
        + "every hash after it, and with them the last one, which is below. The last hash was signed together with "
        + "the time: that is the checkpoint. Nobody without the key can make another.</p>"
        + "<p>The entries themselves are in entries.jsonl, one line each. The program checks them all: "
        + "<b>java -jar due-process.jar verify ").append(caseId()).append(".zip</b>. The page how-to-check.html says "
        + "how to do it by hand. Where this document and entries.jsonl differ, entries.jsonl is the record.</p>"
        + "<table class=\"summary seal\">");
    summary("Entries", String.valueOf(entries.size()));
    hashRow("Hash of the last entry", newest().link().hash());
    summary("Checkpoint", material.checkpoint());
    hashRow("Key id", material.keyId());
    out.append("</table><p style=\"margin-top:3mm\">Ask for the key id on a way other than this file, before you rest "
        + "on it.</p></div>");
  }

  private void hashRow(String label, String hash) {
    out.append("<tr><th>").append(label).append("</th><td>").append(Html.hash(hash)).append("</td></tr>");
  }

  // ---- words

  private boolean withheld(Entry entry) {
    return material.withheld().contains(entry.number());
  }

  private Optional<Entry> first(EntryKind kind) {
    return entries.stream().filter(e -> e.kind() == kind && !e.erased()).findFirst();
  }

  private Optional<Entry> last(EntryKind kind) {
    return entries.stream().filter(e -> e.kind() == kind && !e.erased()).reduce((a, b) -> b);
  }

  private long count(EntryKind kind) {
    return entries.stream().filter(e -> e.kind() == kind && !withheld(e)).count();
  }

  private Entry newest() {
    return entries.get(entries.size() - 1);
  }

  private String caseId() {
    return entries.get(0).caseId().value();
  }

  private String actor(Entry entry) {
    return entry.actor().equals(Actor.SYSTEM) ? "Due Process" : nameOf(entry.actor().userId());
  }

  private String nameOf(String userId) {
    return names.computeIfAbsent(userId, id -> Labels.group(id).orElseGet(() -> material.people().nameOf(id)));
  }

  private static LocalDate dayOf(Entry entry) {
    return LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
  }

  private static String day(Entry entry) {
    return Words.day(dayOf(entry));
  }

  private static String date(JsonNode day) {
    return Words.day(LocalDate.parse(day.asText()));
  }

  private static String join(String... parts) {
    List<String> there = new ArrayList<>();
    for (String part : parts) {
      if (!Words.blank(part)) {
        there.add(part);
      }
    }
    return String.join(", ", there);
  }
}
