package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.retention.ErasedWithCase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes out the PDFs of letters, and the mails that brought them, with the entries that say what was in them. */
@Component
class EraseLetters implements ErasedWithCase {

  private final JdbcClient jdbc;

  EraseLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void erase(List<CaseId> cases) {
    List<String> ids = cases.stream().map(CaseId::value).toList();
    jdbc.sql("delete from outbox where case_id in (:ids)").param("ids", ids).update();
    jdbc.sql("update letter set pdf = null where case_id in (:ids) and pdf is not null").param("ids", ids).update();
  }

  @Override
  public void expunge(CaseId id, List<Integer> entries) {
    jdbc.sql("delete from outbox where case_id = :id and number in (:numbers)")
        .param("id", id.value())
        .param("numbers", entries)
        .update();
    jdbc.sql("update letter set pdf = null where case_id = :id and number in (:numbers) and pdf is not null")
        .param("id", id.value())
        .param("numbers", entries)
        .update();
  }
}
