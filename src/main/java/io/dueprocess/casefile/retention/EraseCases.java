package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.retention.DueCase.What;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases what is due of some cases, in the transaction of the caller. First the erasure is put on record; then the
 * content and the salt of the entries go, and, of a whole case, who it was about and what is kept elsewhere. The hashes
 * stay, so the chain still verifies.
 */
@Component
public class EraseCases {

  private final DueCases dueCases;
  private final CaseFiles caseFiles;
  private final EntryEraser entries;
  private final List<ErasedWithCase> erasedWithCase;
  private final JdbcClient jdbc;
  private final Moments moments;

  EraseCases(DueCases dueCases, CaseFiles caseFiles, EntryEraser entries, List<ErasedWithCase> erasedWithCase,
      JdbcClient jdbc, Moments moments) {
    this.dueCases = dueCases;
    this.caseFiles = caseFiles;
    this.entries = entries;
    this.erasedWithCase = erasedWithCase;
    this.jdbc = jdbc;
    this.moments = moments;
  }

  /**
   * What went.
   *
   * @param cases erased as a whole
   * @param expunged of which only entries went
   */
  public record Erased(int cases, int expunged) {

    static final Erased NOTHING = new Erased(0, 0);

    Erased plus(Erased more) {
      return new Erased(cases + more.cases, expunged + more.expunged);
    }
  }

  /**
   * Erases those of the cases that are due at this moment: what was held since, or is being erased by another node,
   * stays out.
   */
  public Erased erase(Collection<CaseId> ids) {
    List<DueCase> due = dueCases.locked(ids);
    List<CaseId> whole = due.stream().filter(c -> c.what() == What.CASE).map(DueCase::id).toList();
    for (DueCase c : due) {
      List<Integer> numbers = c.what() == What.CASE
          ? IntStream.rangeClosed(1, c.entries()).boxed().toList()
          : entries.expungeable(c.id());
      caseFiles.append(c.id(), Actor.SYSTEM, EntryKind.ERASURE,
          c.what() == What.CASE ? Erasure.RETENTION_ENDED : Erasure.EXPUNGED,
          new Erasure(numbers, c.finding().basis().reasons().get(0).text(), c.policyRow(), c.policyVersion(),
              c.finding().countedFrom(), c.finding().keptUntil(), c.finding().basis()));
      entries.erase(c.id(), numbers);
      if (c.what() == What.ENTRIES) {
        erasedWithCase.forEach(other -> other.expunge(c.id(), numbers));
      }
    }
    if (!whole.isEmpty()) {
      jdbc.sql(
              """
              update pip_case set employee_id = null, requester_id = null, manager_id = null, erased_on = :today
               where id in (:ids)
              """)
          .param("today", moments.today())
          .param("ids", whole.stream().map(CaseId::value).toList())
          .update();
      erasedWithCase.forEach(other -> other.erase(whole));
    }
    return new Erased(whole.size(), due.size() - whole.size());
  }
}
