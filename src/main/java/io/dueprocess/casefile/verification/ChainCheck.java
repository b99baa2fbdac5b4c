package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.verification.StrictJson.Malformed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the entries of one case against their own hashes, against each other and against what checkpoints say, and
 * finds where somebody began to change them. Takes entries in the order in which they stand, one after the other, and
 * keeps little of each.
 */
final class ChainCheck {

  /** How many altered entries are looked at closely: one or two is somebody's work, all of them is another file. */
  private static final int LOOKED_AT_CLOSELY = 20;

  private final String caseId;
  private final boolean mayWithhold;
  private final String unit;
  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  /** What entries of kind ERASURE say was erased. */
  private final Set<Integer> announced = new HashSet<>();
  private int lookedAt;

  /** One entry as it stands; {@code row} is null where it can't be read. */
  private static final class Item {
    private final Row row;
    private final String damage;
    private final boolean headerHolds;
    private final boolean contentHolds;
    private boolean accepted;
    /** Whether the entry before it, as it stands, is the one that it was written after; null where unknown. */
    private Boolean linked;
    /** A checkpoint proves that it is as it was. */
    private boolean sealed;
    /** A checkpoint has another hash of it. */
    private boolean contradicted;
    /** What says how many entries there are rests on it. */
    private boolean expected;

    Item(Row row, String damage, boolean headerHolds, boolean contentHolds) {
      this.row = row;
      this.damage = damage;
      this.headerHolds = headerHolds;
      this.contentHolds = contentHolds;
    }
  }

  /**
   * @param caseId the case that all entries have to belong to
   * @param mayWithhold whether contents may be absent without having been erased
   * @param unit what an entry stands in: {@code line} or {@code row}
   */
  ChainCheck(String caseId, boolean mayWithhold, String unit) {
    this.caseId = caseId;
    this.mayWithhold = mayWithhold;
    this.unit = unit;
  }

  void add(Row row) {
    String missing = row.number() == null ? "number" : Stream.of("caseId", row.caseId(), "writtenAt", row.writtenAt(),
        "actor", row.actor(), "actorRole", row.actorRole(), "kind", row.kind(), "contentHash", row.contentHash(),
        "previous", row.previous(), "hash", row.hash()).anyMatch(field -> field == null) ? "required field" : null;
    if (missing != null) {
      addDamaged("has no " + missing);
      return;
    }
    boolean headerHolds = row.headerHolds();
    boolean contentHolds = row.hasContent() && row.contentHolds();
    boolean whole = headerHolds && contentHolds;
    if (whole && row.is(EntryKind.ERASURE)) {
      readErasure(row.content());
    }
    // kept in full only where it has to be looked at closely
    items.add(new Item(headerHolds ? row.withoutContent() : row, null, headerHolds, contentHolds));
    if (headerHolds) {
      String oddity = row.oddity();
      if (oddity == null && whole && !row.hasCanonicalContent()) {
        oddity = "its content is not in canonical spelling (RFC 8785)";
      }
      if (oddity != null) {
        problems.add(Problem.entry(row.number(), "%s: %s; the product writes none like this.", name(row), oddity));
      }
      if (!row.isOfKnownKind()) {
        notes.add("%s is of a kind that this version of the product does not know.".formatted(name(row)));
      }
    }
  }

  /** An entry that can't be read; {@code why} is the end of a sentence that begins with it. */
  void addDamaged(String why) {
    items.add(new Item(null, why, false, false));
  }

  /** The hashes of the entries, in their order, as far as they hold. */
  List<String> hashes() {
    return items.stream().filter(item -> item.accepted && item.headerHolds).map(item -> item.row.hash()).toList();
  }

  boolean endsDamaged() {
    return !items.isEmpty() && items.get(items.size() - 1).row == null;
  }

  /** What holds where nothing was found. */
  String whole() {
    int count = hashes().size();
    return "%s, numbered from 1 without a gap, in the order of their writing; none was changed since."
        .formatted(count == 1 ? "1 entry" : count + " entries");
  }

  /** What is no fault. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    long erased = items.stream().filter(item -> isBare(item) && announced.contains(item.row.number())).count();
    long withheld = items.stream().filter(item -> isBare(item) && !announced.contains(item.row.number())).count();
    if (erased > 0) {
      all.add("Erased, as an entry of kind ERASURE says: the contents of %s. The hashes still hold.".formatted(
          erased == 1 ? "1 entry" : erased + " entries"));
    }
    if (withheld > 0 && mayWithhold) {
      all.add("Withheld, since not for the employee: the contents of %s. The hashes hold.".formatted(
          withheld == 1 ? "1 entry" : withheld + " entries"));
    }
    return all;
  }

  private static boolean isBare(Item item) {
    return item.row != null && !item.row.hasContent();
  }

  /**
   * What does not hold.
   *
   * @param sealings of checkpoints whose signature counts, oldest first
   * @param end null where nothing says how many entries there are
   */
  List<Problem> check(List<Sealing> sealings, End end) {
    walk(end);
    sealed(sealings, end);
    breaks();
    // what is wrong with the chain itself explains why it does not end as it should; a changed content does not
    problems.addAll(ends(List.copyOf(problems), sealings, end));
    contents();
    times(sealings);
    return problems;
  }

  // ---- in the order in which they stand

  private void walk(End end) {
    int expected = 1;
    Item before = null;
    boolean first = true;
    Map<String, Integer> positions = new HashMap<>();
    Map<Integer, Integer> lastPositions = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.headerHolds && isOfThisCase(item)) {
        positions.put(item.row.hash(), i);
        lastPositions.put(item.row.number(), i);
      }
    }
    boolean ordered = true;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.row == null) {
        int next = i;
        while (next < items.size() && items.get(next).row == null) {
          next++;
        }
        int to = next == items.size() ? Math.max(expected + next - i - 1, end == null ? 0 : end.entries())
            : Math.max(expected, items.get(next).row.number() - 1);
        damaged(item, i, next, expected, to, next < items.size() && items.get(next).row.number() == expected);
        if (next < items.size() && items.get(next).headerHolds) {
          expected = Math.max(expected, items.get(next).row.number());
        } else {
          expected += next - i;
        }
        before = null;
        first = false;
        i = next - 1;
        continue;
      }
      Item next = i + 1 < items.size() ? items.get(i + 1) : null;
      if (!ordered) {
        item.accepted = item.headerHolds && isOfThisCase(item);
        if (!item.headerHolds) {
          problems.add(Problem.entry(item.row.number(), altered(item, next, item.row.number(), null)));
        }
        continue;
      }
      boolean isNext = item.headerHolds && isOfThisCase(item) && item.row.number() == expected;
      boolean follows = first ? item.row.previous().equals(Chain.START)
          : before != null && follows(item, before);
      if (isNext && (follows || !isPutInBefore(next, expected, before, first))) {
        item.accepted = true;
        item.linked = before == null && !first ? null : (Boolean) follows;
        if (first && !follows) {
          problems.add(Problem.entry(expected,
              "%s follows on an entry that is not there: something was taken out before it, or it was written anew.",
                  name(item.row)));
          item.linked = null;
        }
        before = item;
        first = false;
        expected++;
        continue;
      }
      boolean extra = next != null && next.headerHolds && isOfThisCase(next) && next.row.number() == expected;
      if (item.headerHolds && !isOfThisCase(item)) {
        problems.add(Problem.entry(expected,
            "%s: the entry that stands in its place belongs to another case, %s (its entry %d, %s).", extra
                ? "Before entry " + expected : "Entry " + expected, item.row.caseId(), item.row.number(),
                    facts(item.row)));
      } else if (isNext) {
        problems.add(Problem.entry(expected, "%s is there twice, and the two differ: the first one was put in.",
            "Entry " + expected));
      } else if (item.headerHolds) {
        int number = item.row.number();
        boolean again = positions.get(item.row.hash()) > i;
        if (number < expected || again || lastPositions.get(number) > i) {
          boolean same = again || wasAccepted(item.row);
          problems.add(Problem.entry(number, (same ? "%s is there twice."
              : "%s is there twice, and the two differ: one of them was put in.")
              .formatted(name(item.row))));
          extra = true;
        } else if (lastPositions.getOrDefault(expected, -1) > i) {
          problems.add(Problem.entries(expected, number, "Entries are out of order: %s stands where entry %d belongs.",
              name(item.row), expected));
          ordered = false;
          item.accepted = true;
          before = item;
          first = false;
          continue;
        } else {
          problems.add(missing(expected, number - 1, item));
          item.accepted = true;
          before = item;
          first = false;
          expected = number + 1;
          continue;
        }
      } else if (extra) {
        problems.add(Problem.entry(expected, "Before entry %d an entry was put in that is none of this chain: %s.",
            expected, facts(item.row)));
      } else {
        problems.add(Problem.entry(expected, altered(item, next, expected, first ? Chain.START : before == null ? null
            : before.row.hash())));
        item.accepted = true;
      }
      if (!extra) {
        before = item.accepted ? item : null;
        first = false;
        expected++;
      }
    }
  }

  private void damaged(Item item, int from, int next, int expected, int to, boolean extra) {
    String lines = next - from == 1 ? "%s %d".formatted(unit, from + 1)
        : "%ss %d to %d".formatted(unit, from + 1, next);
    String what = extra ? "Before entry %d (%s) something was put in that is no entry: it %s."
        : to > expected ? "Entries %d to %3$d (%2$s) were damaged: the first %4$s."
            : "Entry %d (%s) was damaged: it %4$s.";
    problems.add(Problem.entries(expected, Math.max(expected, to), extra ? what.formatted(expected, lines, item.damage)
        : what.formatted(expected, lines, to, item.damage)));
  }

  /** Whether the entry after the one at hand is the one that belongs here. */
  private boolean isPutInBefore(Item next, int expected, Item before, boolean first) {
    return next != null && next.headerHolds && isOfThisCase(next) && next.row.number() == expected
        && (first ? next.row.previous().equals(Chain.START) : before != null && follows(next, before));
  }

  private boolean wasAccepted(Row row) {
    return items.stream().anyMatch(item -> item.accepted && item.row.hash().equals(row.hash()));
  }

  private boolean isOfThisCase(Item item) {
    return item.row != null && (caseId == null || caseId.equals(item.row.caseId()));
  }

  /** An entry that was altered still has one of its two hashes: the one beside it, or the one that can be computed. */
  private static boolean follows(Item item, Item before) {
    return item.row.previous().equals(before.row.hash())
        || !before.headerHolds && item.row.previous().equals(before.row.computedHash());
  }

  private Problem missing(int from, int to, Item next) {
    return Problem.entries(from, to, (from == to
        ? "Entry %d is missing: %3$s follows on it." : "Entries %d to %d are missing: %s follows on the last of them.")
        .formatted(from, to, name(next.row)));
  }

  // ---- one entry whose header and hash don't fit

  /** Which field was changed, found by putting back what it must have been. */
  private String altered(Item item, Item next, int expected, String previous) {
    Row row = item.row;
    String entry = name(row);
    if (++lookedAt > LOOKED_AT_CLOSELY) {
      return "%s was changed after it was written.".formatted(entry);
    }
    if (next != null && next.row != null && next.row.previous().equals(row.computedHash())) {
      return "%s: its hash was changed.".formatted(entry);
    }
    if (row.withNumber(expected).headerHolds()) {
      return "Entry %d (%s): its number was changed to %d after it was written."
          .formatted(expected, facts(row), row.number());
    }
    if (caseId != null && row.withCaseId(caseId).headerHolds()) {
      return "%s: its case was changed to %s after it was written.".formatted(entry, row.caseId());
    }
    if (previous != null && row.withPrevious(previous).headerHolds()) {
      return "%s: the hash of the entry before it was changed in it.".formatted(entry);
    }
    if (row.hasContent() && row.content() != null && row.salt() != null) {
      String actual = Chain.contentHash(row.salt(), row.content());
      if (row.withContentHash(actual).headerHolds()) {
        return "%s: the hash of its content was changed after it was written.".formatted(entry);
      }
      if (!actual.equals(row.contentHash())) {
        return "%s was written anew after it was written: neither its content nor the rest of it has its hash."
            .formatted(entry);
      }
    }
    for (EntryKind kind : EntryKind.values()) {
      if (row.withKind(kind.name()).headerHolds()) {
        return "Entry %d (written %s): its kind was changed from %s to %s after it was written."
            .formatted(row.number(), row.writtenAt(), kind, row.kind());
      }
    }
    for (int number = 1; number <= items.size() + 1; number++) {
      if (row.withNumber(number).headerHolds()) {
        return "Entry %d (%s): this entry was written as entry %d, and re-numbered.".formatted(expected, facts(row),
            number);
      }
    }
    return ("%s: its header (who, on whose behalf, when, kind, topic or hashes) was changed after it was written.")
        .formatted(entry);
  }

  // ---- contents

  private void contents() {
    for (Item item : items) {
      if (item.row == null || item.contentHolds) {
        continue;
      }
      Row row = item.row;
      if (row.content() != null && row.salt() != null) {
        if (item.headerHolds) {
          problems.add(Problem.entry(row.number(),
              "%s: its content, or the salt beside it, was changed after it was written.", name(row)));
        }
      } else if (row.hasContent()) {
        problems.add(Problem.entry(row.number(), "%s: its %s was taken out and its %s left; an erasure takes both.",
            name(row), row.content() == null ? "content" : "salt", row.content() == null ? "salt" : "content"));
      } else if (!mayWithhold && !announced.contains(row.number())) {
        problems.add(Problem.entry(row.number(),
            "%s: its content was taken out, and no entry of kind ERASURE says so.", name(row)));
      } else if (row.is(EntryKind.ERASURE)) {
        problems.add(Problem.entry(row.number(),
            "%s: its content was taken out; what says that something was erased is never erased.", name(row)));
      }
    }
  }

  // ---- what checkpoints know

  /** Marks what is proven: the entries that are sealed, and all that these rest on. */
  private void sealed(List<Sealing> sealings, End end) {
    Set<String> heads = new HashSet<>();
    Map<Integer, Set<String>> numbered = new HashMap<>();
    for (Sealing sealing : sealings) {
      heads.addAll(sealing.heads());
      if (sealing.number() != null) {
        numbered.put(sealing.number(), sealing.heads());
      }
    }
    if (end != null && end.signed()) {
      heads.add(end.head());
    }
    boolean sealed = false;
    boolean expected = false;
    for (Item item : backwards()) {
      item.sealed = item.headerHolds && (sealed || heads.contains(item.row.hash()));
      item.expected = item.headerHolds && (expected || end != null && end.head().equals(item.row.hash()));
      item.contradicted = numbered.containsKey(item.row.number()) && !numbered.get(item.row.number())
          .contains(item.row.hash());
      sealed = item.sealed && Boolean.TRUE.equals(item.linked);
      expected = item.expected && Boolean.TRUE.equals(item.linked);
    }
  }

  private List<Item> accepted() {
    return items.stream().filter(item -> item.accepted).toList();
  }

  private List<Item> backwards() {
    List<Item> backwards = new ArrayList<>(accepted());
    Collections.reverse(backwards);
    return backwards;
  }

  /** Where an entry does not follow on the one before it, and both have the hash that belongs to them. */
  private void breaks() {
    List<Item> accepted = accepted();
    for (int i = 1; i < accepted.size(); i++) {
      Item before = accepted.get(i - 1);
      Item item = accepted.get(i);
      if (!Boolean.FALSE.equals(item.linked) || !before.headerHolds) {
        continue;
      }
      int from = lastSealed(accepted.subList(0, i)) + 1;
      int last = before.row.number();
      boolean beforeIsAnew = item.sealed || before.contradicted || !before.expected && item.expected;
      if (before.sealed || !beforeIsAnew && before.expected) {
        problems.add(Problem.entry(item.row.number(),
            "%s was put in or written anew: it does not follow on entry %d, which %s.", name(item.row), last,
                before.sealed ? "is sealed" : "is the last one there should be"));
      } else if (beforeIsAnew || end(accepted, i)) {
        problems.add(Problem.entries(Math.min(from, last), last,
            "%s was changed, and its hash made anew: entry %d still names the hash that it had.%s", name(before.row),
                item.row.number(), from < last ? " Entries from %d on may have been changed with it.".formatted(from)
                    : ""));
      } else {
        problems.add(Problem.entries(Math.min(from, last), item.row.number(),
            "%s does not follow on entry %d: one of the two was written anew.", name(item.row), last));
      }
    }
  }

  /** Without a seal: what comes after the break holds together to the end, so that the entry before it is the one. */
  private static boolean end(List<Item> accepted, int from) {
    return accepted.size() - from > 1
        && accepted.subList(from + 1, accepted.size()).stream().allMatch(item -> Boolean.TRUE.equals(item.linked));
  }

  private static int lastSealed(List<Item> accepted) {
    return accepted.stream().filter(item -> item.sealed).mapToInt(item -> item.row.number()).max().orElse(0);
  }

  /** What is missing at the end, or was written anew from some entry on to the end. */
  private List<Problem> ends(List<Problem> seen, List<Sealing> sealings, End end) {
    List<Problem> found = new ArrayList<>();
    List<Item> accepted = accepted();
    Set<String> hashes = new HashSet<>(hashes());
    int last = accepted.stream().mapToInt(item -> item.row.number()).max().orElse(0);
    if (seen.stream().anyMatch(problem -> problem.evidence() == Problem.Evidence.ENTRY && problem.to() > last)) {
      // the end itself is damaged: that is why nothing there fits
      return found;
    }
    String lastHash = accepted.isEmpty() ? Chain.START : accepted.get(accepted.size() - 1).row.hash();
    boolean explained = false;
    int known = Math.max(end == null ? 0 : end.entries(),
        sealings.stream().filter(sealing -> sealing.number() != null).mapToInt(Sealing::number).max().orElse(0));
    if (known > last) {
      Sealing sealing = sealings.stream()
          .filter(one -> one.number() != null ? one.number() == known
              : end != null && end.entries() == known && one.heads().contains(end.head()))
          .findFirst().orElse(null);
      found.add(Problem.seal(last + 1, known, "%s missing at the end: %s.", last + 1 == known
          ? "Entry %d is".formatted(known) : "Entries %d to %d are".formatted(last + 1, known), sealing == null
              ? "%s says that there are %d".formatted(end.source(), known)
                  : "%s seals entry %d".formatted(sealing.label(), known)));
      explained = true;
    } else if (end != null && end.entries() < last) {
      found.add(Problem.seal(end.entries() + 1, last, "%s more than there were: %s says that there are %d.",
          end.entries() + 1 == last ? "Entry %d is".formatted(last)
              : "Entries %d to %d are".formatted(end.entries() + 1, last), end.source(), end.entries()));
      explained = true;
    }
    if (seen.stream().anyMatch(problem -> problem.evidence() == Problem.Evidence.ENTRY && problem.to() > 0)) {
      // an entry that was changed is no longer the one that was sealed, and that has been said
      return found;
    }
    int sealedBefore = 0;
    for (Sealing sealing : sealings) {
      Item match = accepted.stream().filter(item -> sealing.heads().contains(item.row.hash())).findFirst().orElse(null);
      if (match != null) {
        sealedBefore = Math.max(sealedBefore, match.row.number());
        if (sealing.number() != null && !sealing.number().equals(match.row.number())) {
          found.add(Problem.seal(match.row.number(), match.row.number(),
              "%s seals entry %d with a hash that entry %d has.", sealing.label(), sealing.number(),
                  match.row.number()));
        }
      } else if (!(explained && (sealing.number() == null || sealing.number() > last))) {
        found.add(notThere(sealing, sealedBefore, last, accepted));
        explained = true;
      }
    }
    if (!explained && end != null && !end.head().equals(lastHash)) {
      int from = Math.min(sealedBefore + 1, Math.max(last, 1));
      found.add(Problem.seal(from, Math.max(from, last),
          "One of the entries %d to %d was written anew: %s has another hash of the last entry.", from,
              Math.max(from, last), end.source()));
    }
    return found;
  }

  /** An entry that a checkpoint seals is not there, and nothing else is wrong with the chain: somebody made it anew. */
  private static Problem notThere(Sealing sealing, int sealedBefore, int last, List<Item> accepted) {
    int from = sealedBefore + 1;
    int by = writtenBy(accepted, sealing.madeAt(), last);
    int to = Math.max(from, sealing.number() != null ? Math.min(sealing.number(), last) : by + 1);
    String what = from > last ? "What came after entry %d is missing".formatted(last)
        : from == to ? "Entry %d was written anew or taken out, and all that follow with it".formatted(from)
        : "One of the entries %d to %d was written anew or taken out, and all that follow with it".formatted(from, to);
    return Problem.seal(from, to, "%s: %s seals an entry that is none of these.", what, sealing.label());
  }

  private static int writtenBy(List<Item> accepted, Instant when, int last) {
    return accepted.stream().filter(item -> item.row.time() != null && !item.row.time().isAfter(when))
        .mapToInt(item -> item.row.number()).max().orElse(last);
  }

  // ---- times

  private void times(Collection<Sealing> sealings) {
    Instant latest = Instant.MIN;
    for (Item item : accepted()) {
      Instant at = item.row.time();
      if (at != null && at.isBefore(latest)) {
        notes.add("%s bears an earlier time than an entry before it.".formatted(name(item.row)));
      } else if (at != null) {
        latest = at;
      }
    }
    Map<String, Item> byHash = new HashMap<>();
    accepted().stream().filter(item -> item.headerHolds).forEach(item -> byHash.put(item.row.hash(), item));
    Sealing earlier = null;
    int sealedBefore = 0;
    for (Sealing sealing : sealings) {
      Item head = sealing.heads().stream().map(byHash::get).filter(item -> item != null).findFirst().orElse(null);
      if (head == null) {
        continue;
      }
      if (head.row.time() != null && head.row.time().isAfter(sealing.madeAt())) {
        notes.add("%s bears a later time than %s, which seals it.".formatted(name(head.row), sealing.label()));
      }
      if (earlier != null) {
        int from = sealedBefore;
        Instant made = earlier.madeAt();
        String label = earlier.label();
        accepted().stream()
            .filter(item -> item.row.number() > from && item.row.number() <= head.row.number())
            .filter(item -> item.row.time() != null && item.row.time().isBefore(made))
            .forEach(item -> notes.add("%s bears an earlier time than %s, which does not have it: it may be dated back."
                .formatted(name(item.row), label)));
      }
      earlier = sealing;
      sealedBefore = head.row.number();
    }
  }

  // ---- words

  private static String name(Row row) {
    return "Entry %d (%s)".formatted(row.number(), facts(row));
  }

  private static String facts(Row row) {
    return "%s, written %s".formatted(Plain.text(row.kind()), Plain.text(row.writtenAt()));
  }

  /** The numbers in an entry of kind ERASURE. */
  private void readErasure(String content) {
    try {
      StrictJson.any(content).path("entries").forEach(number -> announced.add(number.asInt(0)));
    } catch (Malformed e) {
      // announces nothing
    }
  }
}
