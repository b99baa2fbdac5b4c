package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChainTest {

  private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456789Z");

  private static Entry entry(int number, String previous, String content) {
    return Chain.next(new CaseId("PIP-2026-0001"), number, previous, AT, LocalDate.of(2026, 2, 27),
        new Actor("mia", "manager"), EntryKind.COACHING_SESSION, null, content);
  }

  @Test
  void anEntryIsChainedToTheOneBeforeIt() {
    Entry first = entry(1, Chain.START, "{}");
    Entry second = entry(2, first.link().hash(), "{}");

    assertThat(second.link().previous()).isEqualTo(first.link().hash());
    assertThat(second.link().hash()).isEqualTo(Chain.hash(second)).isNotEqualTo(first.link().hash());
  }

  @Test
  void theHeaderIsCanonicalJsonOfAllButContentSaltAndHash() {
    Entry entry = entry(1, Chain.START, "{\"a\":1}");

    assertThat(Chain.header(entry)).isEqualTo(
        "{\"actor\":\"mia\",\"actorRole\":\"manager\",\"caseId\":\"PIP-2026-0001\",\"contentHash\":\""
            + Chain.sha256(entry.link().salt() + "{\"a\":1}") + "\",\"happenedOn\":\"2026-02-27\","
            + "\"kind\":\"COACHING_SESSION\",\"number\":1,\"onBehalfOf\":null,\"previous\":\"" + Chain.START
            + "\",\"topic\":null,\"writtenAt\":\"2026-03-02T09:00:00.123Z\"}");
  }

  @Test
  void theSameContentNeverHasTheSameHash() {
    assertThat(entry(1, Chain.START, "{}").link().contentHash())
        .isNotEqualTo(entry(1, Chain.START, "{}").link().contentHash());
  }

  @Test
  void anEntryInOneLineIsCanonicalJsonToo() {
    Entry entry = entry(1, Chain.START, "{\"a\":\"ä \\n\"}");
    assertThat(Chain.line(entry)).isEqualTo(CanonicalJson.of(Chain.line(entry)))
        .contains("\"content\":\"{\\\"a\\\":", "\"salt\":\"" + entry.link().salt(),
            "\"hash\":\"" + entry.link().hash());
    assertThat(Chain.header(entry)).isEqualTo(CanonicalJson.of(Chain.header(entry)));
  }

  @Test
  void sha256IsTheOneOfTheStandard() {
    // FIPS 180-4, example "abc"
    assertThat(Chain.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
