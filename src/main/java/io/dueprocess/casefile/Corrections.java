package io.dueprocess.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What entries say as they were corrected. Of several corrections the newest counts; an entry that was corrected in
 * words alone says what it said.
 */
public final class Corrections {

  private final Map<Integer, Entry> newest = new HashMap<>();

  private Corrections(List<Entry> entries) {
    entries.stream().filter(Corrections::saysContent).forEach(e -> newest.put(corrects(e), e));
  }

  /** Those among the entries of one case, in their order. */
  public static Corrections of(List<Entry> entries) {
    return new Corrections(entries);
  }

  /** Whether an entry is a correction that says the whole content as it should have been. */
  public static boolean saysContent(Entry entry) {
    return entry.kind() == EntryKind.CORRECTION && Facts.of(entry).path("content").isObject();
  }

  /** The number of the entry that a correction corrects. */
  public static int corrects(Entry correction) {
    return Facts.of(correction).path("corrects").asInt();
  }

  /** The correction that says what an entry should have said; empty where it stands as it was written. */
  public Optional<Entry> of(Entry entry) {
    return Optional.ofNullable(newest.get(entry.number()));
  }

  /** What an entry says by now; a missing node where it is erased or withheld. */
  public JsonNode facts(Entry entry) {
    return entry.erased() ? Facts.of(entry)
        : of(entry).map(correction -> Facts.of(correction).path("content")).orElseGet(() -> Facts.of(entry));
  }
}
