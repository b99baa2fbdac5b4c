package io.dueprocess.casefile.attachment;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.retention.ErasedWithCase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes out what was attached with the entries that name it. */
@Component
class EraseAttachments implements ErasedWithCase {

  private final JdbcClient jdbc;

  EraseAttachments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void erase(List<CaseId> cases) {
    jdbc.sql("update attachment set content = null where case_id in (:ids) and content is not null")
        .param("ids", cases.stream().map(CaseId::value).toList())
        .update();
  }

  @Override
  public void expunge(CaseId id, List<Integer> entries) {
    jdbc.sql("update attachment set content = null where case_id = :id and number in (:numbers) "
            + "and content is not null")
        .param("id", id.value())
        .param("numbers", entries)
        .update();
  }
}
