package io.dueprocess.casefile.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.ChainedEntries;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.verification.ExportFixture.Signer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Alters the entries of an export in every way that comes to mind: each time the verdict must not hold, and must name
 * the entry at which the alteration begins. A sample of about 2,000; all of them with {@code -Pmutations}.
 */
class MutationTest {

  private static final boolean ALL = Boolean.getBoolean("mutations");
  private static final int SAMPLE = 170;

  private static final Signer EMPLOYER = Signer.create();
  private static final Signer STRANGER = Signer.create();
  private static final Trust TRUST = Trust.NONE.andPem("employer.pem", EMPLOYER.pem());
  private static final int COUNT = 12;
  private static final List<Entry> ENTRIES = ExportFixture.entries(ExportFixture.CASE, COUNT);
  private static final List<Entry> FOREIGN = ExportFixture.entries(ExportFixture.OTHER_CASE, COUNT);
  private static final List<String> CHECKPOINTS = ExportFixture.checkpoints(EMPLOYER, ENTRIES);
  private static final byte[] LINES = ExportFixture.bytes(ExportFixture.lines(ENTRIES));
  private static final Export GOOD = Export.of("case.zip", ExportFixture.export(EMPLOYER, ENTRIES));
  private static final Verifier VERIFIER = new Verifier(TRUST);

  /**
   * @param from the first entry that was touched, 0 where no entry shows it
   * @param to the last one that may be named in its place: of two that are the same nobody can say which one is new
   */
  private record Mutation(String what, Export export, int from, int to) {}

  private enum Family {
    BYTE_FLIPPED, BYTE_REPLACED, BYTE_REMOVED, BYTE_DOUBLED, CUT_OFF, REMOVED, DOUBLED, SWAPPED, INSERTED, REPLACED,
    WRITTEN_ANEW, CHAINED_ANEW, SIGNED_ANEW_BY_A_STRANGER, EXPORTED_ANEW_BY_THE_PRODUCT
  }

  @ParameterizedTest
  @EnumSource
  void everyMutationIsFoundAndItsPlaceNamed(Family family) {
    List<Supplier<Mutation>> all = mutations(family);
    List<Supplier<Mutation>> chosen = ALL || all.size() <= SAMPLE ? all
        : IntStream.range(0, SAMPLE).mapToObj(i -> all.get((int) ((long) i * all.size() / SAMPLE))).toList();

    List<String> missed = chosen.parallelStream().map(Supplier::get).map(MutationTest::missed)
        .filter(fault -> fault != null)
        .limit(4).toList();

    assertThat(chosen).isNotEmpty();
    assertThat(missed).isEmpty();
  }

  @Test
  void theProfileMutationsHasMoreThanAHundredThousand() {
    assertThat(Stream.of(Family.values()).mapToInt(family -> mutations(family).size()).sum()).isGreaterThan(100_000);
  }

  private static String missed(Mutation mutation) {
    Verdict verdict = VERIFIER.verify(mutation.export()).verdict();
    if (verdict.holds()) {
      return mutation.what() + " was not found";
    }
    Problem first = verdict.first().orElseThrow();
    boolean named = mutation.from() == 0 || first.from() <= mutation.to() && first.to() >= mutation.from();
    return named ? null : "%s: begins at entry %d, and the first problem is %s".formatted(mutation.what(),
        mutation.from(), first);
  }

  private static List<Supplier<Mutation>> mutations(Family family) {
    return switch (family) {
      case BYTE_FLIPPED -> flipped();
      case BYTE_REPLACED -> replacedBytes();
      case BYTE_REMOVED -> bytes((lines, p) -> splice(lines, p, p + 1));
      case BYTE_DOUBLED -> bytes((lines, p) -> splice(lines, p, p, lines[p]));
      case CUT_OFF -> bytes((lines, p) -> Arrays.copyOf(lines, p));
      case REMOVED -> entries(removed());
      case DOUBLED -> entries(doubled());
      case SWAPPED -> entries(swapped());
      case INSERTED -> entries(inserted());
      case REPLACED -> entries(replaced());
      case WRITTEN_ANEW -> entries(writtenAnew());
      case CHAINED_ANEW -> entries(chainedAnew());
      case SIGNED_ANEW_BY_A_STRANGER -> signedAnew();
      case EXPORTED_ANEW_BY_THE_PRODUCT -> exportedAnew();
    };
  }

  // ---- bytes

  private interface Change {
    byte[] of(byte[] lines, int position);
  }

  private static List<Supplier<Mutation>> bytes(Change change) {
    List<Supplier<Mutation>> mutations = new ArrayList<>();
    int entry = 1;
    for (int p = 0; p < LINES.length; p++) {
      int position = p;
      int begin = entry;
      // where the end of a line is doubled, an empty line stands before the next entry
      int end = LINES[p] == '\n' ? entry + 1 : entry;
      mutations.add(() -> new Mutation("Byte " + position, with(change.of(LINES.clone(), position)), begin, end));
      entry += LINES[p] == '\n' ? 1 : 0;
    }
    return mutations;
  }

  private static List<Supplier<Mutation>> flipped() {
    List<Supplier<Mutation>> mutations = new ArrayList<>();
    for (int b = 0; b < 8; b++) {
      int bit = 1 << b;
      mutations.addAll(bytes((lines, p) -> {
        lines[p] ^= (byte) bit;
        return lines;
      }));
    }
    return mutations;
  }

  private static List<Supplier<Mutation>> replacedBytes() {
    List<Supplier<Mutation>> mutations = new ArrayList<>();
    for (byte other : new byte[] {'"', '\\', '\n', ' ', '0', 'a', (byte) 0xC3, 0}) {
      List<Supplier<Mutation>> each = bytes((lines, p) -> {
        lines[p] = other;
        return lines;
      });
      for (int p = 0; p < LINES.length; p++) {
        if (LINES[p] != other) {
          mutations.add(each.get(p));
        }
      }
    }
    return mutations;
  }

  private static byte[] splice(byte[] lines, int from, int to, byte... put) {
    byte[] changed = Arrays.copyOf(lines, lines.length - (to - from) + put.length);
    System.arraycopy(put, 0, changed, from, put.length);
    System.arraycopy(lines, to, changed, from + put.length, lines.length - to);
    return changed;
  }

  private static Export with(byte[] lines) {
    return GOOD.with("entries.jsonl", lines);
  }

  // ---- entries

  private record Altered(String what, List<Entry> entries, int from, int to) {}

  private static List<Supplier<Mutation>> entries(List<Altered> altered) {
    return altered.stream().map(one -> (Supplier<Mutation>) () -> new Mutation(one.what(),
        with(ExportFixture.bytes(ExportFixture.lines(one.entries()))), one.from(), one.to())).toList();
  }

  private static List<Altered> removed() {
    List<Altered> all = new ArrayList<>();
    for (int from = 1; from <= COUNT; from++) {
      for (int to = from; to <= COUNT; to++) {
        List<Entry> entries = new ArrayList<>(ENTRIES);
        entries.subList(from - 1, to).clear();
        all.add(new Altered("Removed %d to %d".formatted(from, to), entries, from, from));
      }
    }
    return all;
  }

  private static List<Altered> doubled() {
    List<Altered> all = new ArrayList<>();
    for (int number = 1; number <= COUNT; number++) {
      for (int at = 0; at <= COUNT; at++) {
        List<Entry> entries = new ArrayList<>(ENTRIES);
        entries.add(at, ENTRIES.get(number - 1));
        all.add(new Altered("Doubled %d before %d".formatted(number, at + 1), entries, number, number));
      }
    }
    return all;
  }

  private static List<Altered> swapped() {
    List<Altered> all = new ArrayList<>();
    for (int one = 1; one <= COUNT; one++) {
      for (int other = one + 1; other <= COUNT; other++) {
        List<Entry> entries = new ArrayList<>(ENTRIES);
        entries.set(one - 1, ENTRIES.get(other - 1));
        entries.set(other - 1, ENTRIES.get(one - 1));
        all.add(new Altered("Swapped %d and %d".formatted(one, other), entries, one, one));
      }
    }
    return all;
  }

  private static List<Altered> inserted() {
    List<Altered> all = new ArrayList<>();
    for (int number = 1; number <= COUNT; number++) {
      for (int at = 0; at <= COUNT; at++) {
        List<Entry> foreign = new ArrayList<>(ENTRIES);
        foreign.add(at, FOREIGN.get(number - 1));
        all.add(new Altered("Put in %d of another case before %d".formatted(number, at + 1), foreign, at + 1, at + 1));
      }
    }
    for (int at = 0; at <= COUNT; at++) {
      List<Entry> forged = new ArrayList<>(ENTRIES);
      forged.add(at, forged(at == 0 ? null : ENTRIES.get(at - 1)));
      all.add(new Altered("Put in a forged one before %d".formatted(at + 1), forged, at + 1, at + 1));
    }
    return all;
  }

  private static List<Altered> replaced() {
    List<Altered> all = new ArrayList<>();
    for (int at = 1; at <= COUNT; at++) {
      for (int number = 1; number <= COUNT; number++) {
        List<Entry> foreign = new ArrayList<>(ENTRIES);
        foreign.set(at - 1, FOREIGN.get(number - 1));
        all.add(new Altered("%d of another case in place of %d".formatted(number, at), foreign, at, at));
      }
    }
    return all;
  }

  /** Content and hashes of one entry made anew, those after it left. */
  private static List<Altered> writtenAnew() {
    List<Altered> all = new ArrayList<>();
    for (int at = 1; at <= COUNT; at++) {
      List<Entry> entries = new ArrayList<>(ENTRIES);
      entries.set(at - 1, forged(at == 1 ? null : ENTRIES.get(at - 2)));
      all.add(new Altered("Written anew %d".formatted(at), entries, at, at));
    }
    return all;
  }

  /** One entry changed, left out or put in, and all after it chained anew. */
  private static List<Altered> chainedAnew() {
    List<Altered> all = new ArrayList<>();
    for (int at = 1; at <= COUNT; at++) {
      List<Entry> before = ENTRIES.subList(0, at - 1);
      List<Entry> after = ENTRIES.subList(at, COUNT);
      List<Entry> forged = plus(before, forged(at == 1 ? null : ENTRIES.get(at - 2)));
      all.add(new Altered("Changed %d and chained anew".formatted(at), ExportFixture.chain(forged, after), at, at));
      all.add(new Altered("Left out %d and chained anew".formatted(at), ExportFixture.chain(before, after), at, COUNT));
      all.add(new Altered("Put in before %d and chained anew".formatted(at),
          ExportFixture.chain(forged, ENTRIES.subList(at - 1, COUNT)), at, COUNT + 1));
    }
    return all;
  }

  private static Entry forged(Entry before) {
    return ChainedEntries.next(ExportFixture.CASE, before,
        before == null ? ExportFixture.BEGIN : before.at().plusSeconds(7200), null, new Actor("mia", "manager"),
        EntryKind.CHECK_IN, null, "{\"comment\":\"never happened\"}");
  }

  private static List<Entry> plus(List<Entry> entries, Entry one) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(one);
    return more;
  }

  // ---- signatures

  /** Everything of the above that is a chain or nearly one, with checkpoints and manifest made by somebody else. */
  private static List<Supplier<Mutation>> signedAnew() {
    List<Altered> all = new ArrayList<>(List.of(new Altered("Nothing", ENTRIES, 0, 0)));
    List.of(removed(), doubled(), swapped(), inserted(), replaced(), writtenAnew(), chainedAnew()).forEach(all::addAll);
    return all.stream().filter(one -> !one.entries().isEmpty()).map(one -> (Supplier<Mutation>) () -> new Mutation(
        one.what() + ", signed by a stranger", Export.of("case.zip", ExportFixture.export(STRANGER, one.entries())), 0,
            0)).toList();
  }

  /** Altered in the database; the product then exports what it finds, and signs it with the key of the employer. */
  private static List<Supplier<Mutation>> exportedAnew() {
    List<Altered> all = new ArrayList<>();
    List.of(removed(), swapped(), replaced(), writtenAnew(), chainedAnew()).forEach(all::addAll);
    return all.stream()
        // what no checkpoint has sealed yet and fits the chain was never proven
        .filter(one -> one.from() <= ExportFixture.SECOND_SEALED && !one.entries().isEmpty())
        .map(one -> (Supplier<Mutation>) () -> new Mutation(one.what() + ", exported by the product",
            exported(one.entries()), one.from(), one.to()))
        .toList();
  }

  private static Export exported(List<Entry> entries) {
    Entry last = entries.get(entries.size() - 1);
    List<String> checkpoints = new ArrayList<>(CHECKPOINTS.subList(0, 2));
    checkpoints.add(ExportFixture.line(EMPLOYER, 9, ENTRIES.get(COUNT - 1).at().plusSeconds(60), "EXPORT",
        Chain.sha256(ExportFixture.content(CHECKPOINTS.get(1))), last.link().hash()));
    return Export.of("case.zip",
        ExportFixture.export(EMPLOYER, ExportFixture.lines(entries), checkpoints, last.link().hash(), "FULL"));
  }
}
