package io.dueprocess.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One case as its entries tell it, in the order they were written. Of an entry that was erased only the header is
 * left: it is among {@link #entries()}, nothing finds it by what it says, and reading it is refused. An entry that was
 * corrected is found with what it should have said; the entry itself, and what {@link #read} gives, stay as written.
 */
public final class CaseFile {

  private final PipCase pipCase;
  private final List<Entry> entries;
  private final Corrections corrections;
  private final ObjectMapper json;

  CaseFile(PipCase pipCase, List<Entry> entries, ObjectMapper json) {
    this.pipCase = pipCase;
    this.entries = List.copyOf(entries);
    this.corrections = Corrections.of(entries);
    this.json = json;
  }

  public PipCase pipCase() {
    return pipCase;
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The policy that the case began with. */
  public Policy policy() {
    return last(EntryKind.POLICY, Policy.class).map(Recorded::content).orElseThrow(() -> erased(pipCase.id()));
  }

  /** The file from the last entry of a kind on, that entry included; the whole file where there is none. */
  public CaseFile sinceLast(EntryKind kind) {
    return sinceLast(kind, null);
  }

  /** The file from the last entry of a kind and topic on, that entry included; the whole file where there is none. */
  public CaseFile sinceLast(EntryKind kind, String topic) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (matches(entries.get(i), kind, topic)) {
        return new CaseFile(pipCase, entries.subList(i, entries.size()), json);
      }
    }
    return this;
  }

  /** Whether an entry of one of these kinds was written after that one. */
  public boolean hasAfter(Entry entry, EntryKind... kinds) {
    return entries.stream().anyMatch(e -> e.number() > entry.number() && List.of(kinds).contains(e.kind()));
  }

  /** The file as it stood just before an entry was written. */
  public CaseFile before(Entry entry) {
    return new CaseFile(pipCase, entries.stream().filter(e -> e.number() < entry.number()).toList(), json);
  }

  /** The corrections of the case that say the whole content of an entry, oldest first. */
  public List<Entry> corrections() {
    return entries.stream().filter(Corrections::saysContent).toList();
  }

  /** What an entry says by now, as it was corrected; a missing node where it is erased. */
  public JsonNode facts(Entry entry) {
    return corrections.facts(entry);
  }

  public <T> List<Recorded<T>> all(EntryKind kind, Class<T> type) {
    return all(kind, null, type);
  }

  /** All entries of a kind and topic; any topic where it is null. What was erased says nothing any more. */
  public <T> List<Recorded<T>> all(EntryKind kind, String topic, Class<T> type) {
    return entries.stream().filter(e -> matches(e, kind, topic) && !e.erased()).map(e -> recorded(e, type)).toList();
  }

  public <T> Optional<Recorded<T>> last(EntryKind kind, Class<T> type) {
    return last(kind, null, type);
  }

  public <T> Optional<Recorded<T>> last(EntryKind kind, String topic, Class<T> type) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (matches(entries.get(i), kind, topic) && !entries.get(i).erased()) {
        return Optional.of(recorded(entries.get(i), type));
      }
    }
    return Optional.empty();
  }

  /**
   * What became of something that an entry put before the employee: the answer, or the entry that the time to answer
   * ran out; empty while it is open.
   *
   * @param topic the task that asks for the answer
   */
  public Optional<Entry> answerTo(Entry delivered, String topic) {
    return entries.stream()
        .filter(e -> e.number() > delivered.number())
        .takeWhile(e -> e.kind() != delivered.kind())
        .filter(e -> topic.equals(e.topic()) && (e.kind() == EntryKind.ANSWER || e.kind() == EntryKind.NO_ANSWER))
        .findFirst();
  }

  /** The content of one entry as it was written, whatever was corrected since. Refuses one that was erased. */
  public <T> T read(Entry entry, Class<T> type) {
    refuseErased(entry);
    return parsed(entry, entry.content(), type);
  }

  private static boolean matches(Entry entry, EntryKind kind, String topic) {
    return entry.kind() == kind && (topic == null || Objects.equals(topic, entry.topic()));
  }

  /** What a person is told who asks for what is no longer there. */
  static Refused erased(CaseId id) {
    return new Refused("Case %s was erased when its retention ended. Its hashes are all that is left.".formatted(id));
  }

  private <T> Recorded<T> recorded(Entry entry, Class<T> type) {
    refuseErased(entry);
    return corrections.of(entry)
        .map(c -> new Recorded<>(entry, parsed(c, corrections.facts(entry).toString(), type), c.number()))
        .orElseGet(() -> new Recorded<>(entry, parsed(entry, entry.content(), type), null));
  }

  private static void refuseErased(Entry entry) {
    if (entry.erased()) {
      throw new Refused("Entry %d of case %s was erased. Its hash is all that is left of what it said."
          .formatted(entry.number(), entry.caseId()));
    }
  }

  private <T> T parsed(Entry entry, String content, Class<T> type) {
    try {
      return json.readValue(content, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Entry %d of %s does not read as %s".formatted(entry.number(), entry.caseId(), type.getSimpleName()), e);
    }
  }

  /**
   * The content of an entry with the entry that holds it.
   *
   * @param content what it says by now
   * @param correctedBy number of the correction that says so; null where the entry stands as it was written
   */
  public record Recorded<T>(Entry entry, T content, Integer correctedBy) {

    /** How a finding names this entry as an input. */
    public String ref() {
      return "entry:" + entry.number();
    }
  }
}
