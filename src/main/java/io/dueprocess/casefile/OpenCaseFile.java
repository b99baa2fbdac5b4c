package io.dueprocess.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts on record who opened a case file, and as what: once an hour for each person and case, so that somebody who
 * turns its pages does not fill it.
 */
@Component
public class OpenCaseFile {

  private static final Duration ONCE_IN = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final Clock clock;

  OpenCaseFile(JdbcClient jdbc, CaseFiles caseFiles, Clock clock) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.clock = clock;
  }

  /**
   * Content of a {@code CASE_FILE_OPENED} entry.
   *
   * @param as what the reader has to do with the case, such as {@code HR} or {@code EMPLOYEE}
   */
  public record Opened(String as) {}

  /** Records it unless the person opened this case file within the hour before. Needs the caller's transaction. */
  public void open(CaseId id, Actor reader, String as) {
    // of two tabs at once, the second sees the entry of the first
    caseFiles.lock(id);
    long lately = jdbc.sql(
            """
            select count(*) from case_entry
             where case_id = ? and kind = ? and actor = ? and written_at > ?
            """)
        .params(id.value(), EntryKind.CASE_FILE_OPENED.name(), reader.userId(),
            OffsetDateTime.ofInstant(Instant.now(clock).minus(ONCE_IN), ZoneOffset.UTC))
        .query(Long.class)
        .single();
    if (lately == 0) {
      caseFiles.append(id, reader, EntryKind.CASE_FILE_OPENED, new Opened(as));
    }
  }
}
