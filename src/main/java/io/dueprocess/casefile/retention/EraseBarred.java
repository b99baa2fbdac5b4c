package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was taken out of a case goes with it. */
@Component
class EraseBarred implements ErasedWithCase {

  private final JdbcClient jdbc;

  EraseBarred(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void erase(List<CaseId> cases) {
    jdbc.sql("delete from case_barred where case_id in (:ids)")
        .param("ids", cases.stream().map(CaseId::value).toList())
        .update();
  }
}
