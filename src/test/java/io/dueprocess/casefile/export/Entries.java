package io.dueprocess.casefile.export;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A case written by hand, an hour for each entry; its hashes are no chain. */
final class Entries {

  static final CaseId ID = new CaseId("PIP-2026-0042");
  static final String SUBJECT = "emma";

  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

  private final List<Entry> entries = new ArrayList<>();

  Entries add(EntryKind kind, String topic, Object... fields) {
    return by(Actor.SYSTEM, kind, topic, fields);
  }

  Entries by(Actor actor, EntryKind kind, String topic, Object... fields) {
    Map<String, Object> content = new java.util.TreeMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      content.put((String) fields[i], fields[i + 1]);
    }
    return add(actor, null, kind, topic, CanonicalJson.write(content));
  }

  Entries add(Actor actor, LocalDate happenedOn, EntryKind kind, String topic, String content) {
    int number = entries.size() + 1;
    String salt = content == null ? null : "00";
    entries.add(new Entry(ID, number, BEGIN.plus(Duration.ofHours(number)), happenedOn, actor, kind, topic, content,
        new Entry.Link(salt, Chain.sha256("content" + number), Chain.sha256("entry" + (number - 1)),
            Chain.sha256("entry" + number))));
    return this;
  }

  Entries delivered(String task) {
    return add(EntryKind.DELIVERY, task, "task", task, "to", SUBJECT);
  }

  List<Entry> list() {
    return List.copyOf(entries);
  }
}
